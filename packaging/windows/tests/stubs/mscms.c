/* Colour profiles: Qt wants to import these, and does without a profile where there is none. Wine 8 lacks one. */
__declspec(dllexport) int GetColorProfileFromHandle(void) { return 0; }
__declspec(dllexport) int CloseColorProfile(void) { return 1; }
__declspec(dllexport) void *WcsCreateIccProfile(void) { return 0; }
__declspec(dllexport) void *OpenColorProfileW(void) { return 0; }
