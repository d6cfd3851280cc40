; The installer of Readiness for Windows: for one user, without an administrator, in German and English.
; installer.py gives the defines and writes the two lists of files. Exit status: 0 done, 1 cancelled, 2 failed,
; 3 Readiness is running.
Unicode true
Target amd64-unicode
!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WinMessages.nsh
!include FileFunc.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Readiness"
!define APP_PATH "Software\Microsoft\Windows\CurrentVersion\App Paths\readiness.exe"
!define CLASSES "Software\Classes"
!define DOCUMENT "Readiness.Document"
!define SEALED "Readiness.Sealed"
!define REPORT "Readiness.Report"
!define CAPABILITIES "Software\Readiness\Capabilities"
; As the program calls itself: windows and what is pinned to the task bar belong together.
!define TASK_BAR_ID "Readiness.Readiness"
!define RUNNING 3
!define SHCNE_ASSOCCHANGED 0x08000000

Name "Readiness"
BrandingText "Readiness ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 16
!endif
InstallDir "$LOCALAPPDATA\Programs\Readiness"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${FOUR_NUMBERS}"
VIAddVersionKey /LANG=0 "ProductName" "Readiness"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Readiness Setup"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "CompanyName" "Readiness"
VIAddVersionKey /LANG=0 "LegalCopyright" "MIT"

!define MUI_ICON "${TREE}\readiness.ico"
!define MUI_UNICON "${TREE}\readiness.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${LISTS}\side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${LISTS}\side.bmp"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TEXT "$(INSTALLED)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\python\pythonw.exe"
!define MUI_FINISHPAGE_RUN_PARAMETERS "-m readiness"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(BEFORE_REMOVAL)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TEXT "$(REMOVED)"
!insertmacro MUI_UNPAGE_FINISH
; The language of the system; the first one where it is neither.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!include /CHARSET=UTF8 words.nsh

; What a kind of file is called, which icon it has, and what opens it.
!macro WRITE_CLASS CLASS NAME ICON
  WriteRegStr HKCU "${CLASSES}\${CLASS}" "" "${NAME}"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\DefaultIcon" "" "$INSTDIR\${ICON},0"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\Application" "ApplicationName" "Readiness"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\Application" "ApplicationIcon" "$INSTDIR\readiness.ico,0"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open" "FriendlyAppName" "Readiness"
  WriteRegStr HKCU "${CLASSES}\${CLASS}\shell\open\command" "" \
    '"$INSTDIR\python\pythonw.exe" -m readiness "%1"'
!macroend

; Have the desktop look at icons and associations anew, and new terminals at the search path.
!macro TELL_WINDOWS
  System::Call 'shell32::SHChangeNotify(i ${SHCNE_ASSOCCHANGED}, i 0, p 0, p 0)'
  SendMessage ${HWND_BROADCAST} ${WM_SETTINGCHANGE} 0 "STR:Environment" /TIMEOUT=5000
!macroend

Function .onInit
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(TOO_OLD)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

; Remove the files of the version that is installed, wherever it lies. What both write into the registry stays, unless
; the folder is another one: the search path would name the old one for good.
Function RemoveOldVersion
  ReadRegStr $0 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $0 == ""
  ${OrIfNot} ${FileExists} "$0\uninstall.exe"
    Return
  ${EndIf}
  StrCpy $2 "/UPDATE"
  ${If} $0 != $INSTDIR
    StrCpy $2 ""
  ${EndIf}
  ${Do}
    ; With its folder as _? it works from there, and we can wait for it.
    ExecWait '"$0\uninstall.exe" /S $2 _?=$0' $1
    ${If} $1 <> ${RUNNING}
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_RUNNING)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${RUNNING}
    Quit
    again:
  ${Loop}
  ${If} $1 <> 0
    MessageBox MB_OK|MB_ICONSTOP "$(OLD_STAYS)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  Delete "$0\uninstall.exe"
  RMDir "$0"
FunctionEnd

; Give the shortcut the id of our windows; NSIS has no instruction for it.
Function MarkShortcut
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P<> 0
    ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
    ${If} $1 P<> 0
      ${IPersistFile::Load} $1 '("$SMPROGRAMS\Readiness.lnk",1)'
      ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
      ${If} $2 P<> 0
        System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r3'
        System::Call 'shlwapi::SHStrDup(w "${TASK_BAR_ID}", *p .r4)'
        System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,p r4)p.r5'
        ${IPropertyStore::SetValue} $2 '($3,$5)'
        ${IPropertyStore::Commit} $2 ""
        ${IPersistFile::Save} $1 '("$SMPROGRAMS\Readiness.lnk",1)'
        System::Call 'ole32::CoTaskMemFree(p r4)'
        System::Free $3
        System::Free $5
        ${IUnknown::Release} $2 ""
      ${EndIf}
      ${IUnknown::Release} $1 ""
    ${EndIf}
    ${IUnknown::Release} $0 ""
  ${EndIf}
FunctionEnd

Section
  Call RemoveOldVersion
  SetOverwrite on
  SetDetailsPrint none
  !include "${LISTS}\install.nsh"
  SetDetailsPrint lastused
  WriteUninstaller "$INSTDIR\uninstall.exe"

  ; Where the program starts, and where it finds itself: at the user's files, not in its own folder.
  SetOutPath "$PROFILE"
  CreateShortCut "$SMPROGRAMS\Readiness.lnk" "$INSTDIR\python\pythonw.exe" "-m readiness" "$INSTDIR\readiness.ico" 0 \
    SW_SHOWNORMAL "" "$(PROGRAM)"
  Call MarkShortcut
  WriteRegStr HKCU "${APP_PATH}" "" "$INSTDIR\bin\readiness.cmd"
  nsExec::ExecToStack '"$INSTDIR\python\python.exe" "$INSTDIR\search_path.py" add "$INSTDIR\bin"'
  Pop $0
  Pop $1

  ; A double click opens a document; a PDF stays with its viewer, and lists Readiness under "Open with". So does a sealed
  ; document, whose ending belongs to a format: where no other program has it, Windows opens it with Readiness.
  WriteRegStr HKCU "${CLASSES}\.readiness" "" "${DOCUMENT}"
  WriteRegStr HKCU "${CLASSES}\.readiness" "Content Type" "application/vnd.readiness+sqlite3"
  WriteRegStr HKCU "${CLASSES}\.readiness\OpenWithProgids" "${DOCUMENT}" ""
  WriteRegStr HKCU "${CLASSES}\.pdf\OpenWithProgids" "${REPORT}" ""
  WriteRegStr HKCU "${CLASSES}\.age\OpenWithProgids" "${SEALED}" ""
  !insertmacro WRITE_CLASS "${DOCUMENT}" "$(A_DOCUMENT)" "readiness-document.ico"
  !insertmacro WRITE_CLASS "${REPORT}" "$(A_REPORT)" "readiness-document.ico"
  !insertmacro WRITE_CLASS "${SEALED}" "$(A_SEALED)" "readiness-document.ico"
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationName" "Readiness"
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationDescription" "$(PROGRAM)"
  WriteRegStr HKCU "${CAPABILITIES}" "ApplicationIcon" "$INSTDIR\readiness.ico,0"
  WriteRegStr HKCU "${CAPABILITIES}\FileAssociations" ".readiness" "${DOCUMENT}"
  WriteRegStr HKCU "Software\RegisteredApplications" "Readiness" "${CAPABILITIES}"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Readiness"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\readiness.ico"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Readiness"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  !insertmacro TELL_WINDOWS
SectionEnd

Function un.onInit
  ${Do}
    ${If} ${FileExists} "$INSTDIR\python\${PYTHON_LIBRARY}"
      ; The library of a Python that runs cannot be opened for writing.
      ClearErrors
      FileOpen $0 "$INSTDIR\python\${PYTHON_LIBRARY}" a
      ${IfNot} ${Errors}
        FileClose $0
        ${Break}
      ${EndIf}
    ${Else}
      ${Break}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_RUNNING)" /SD IDCANCEL IDRETRY again
    SetErrorLevel ${RUNNING}
    Quit
    again:
  ${Loop}
FunctionEnd

Section "Uninstall"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPDATE" $1
  ${If} ${Errors}
    Call un.Unregister
  ${EndIf}
  ; Files of ours by their names, and folders only if they are empty then: the folder may hold other things.
  SetDetailsPrint none
  !include "${LISTS}\uninstall.nsh"
  SetDetailsPrint lastused
  Delete "$INSTDIR\uninstall.exe"
  ; Not from inside the folder that goes.
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
SectionEnd

; Take out of Start menu, search path and registry what is ours and still says so.
Function un.Unregister
  Delete "$SMPROGRAMS\Readiness.lnk"
  nsExec::ExecToStack '"$INSTDIR\python\python.exe" "$INSTDIR\search_path.py" remove "$INSTDIR\bin"'
  Pop $0
  Pop $1
  ReadRegStr $0 HKCU "${CLASSES}\.readiness" ""
  ${If} $0 == "${DOCUMENT}"
    DeleteRegValue HKCU "${CLASSES}\.readiness" ""
    DeleteRegValue HKCU "${CLASSES}\.readiness" "Content Type"
  ${EndIf}
  DeleteRegValue HKCU "${CLASSES}\.readiness\OpenWithProgids" "${DOCUMENT}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.readiness\OpenWithProgids"
  DeleteRegKey /ifnosubkeys /ifempty HKCU "${CLASSES}\.readiness"
  DeleteRegValue HKCU "${CLASSES}\.pdf\OpenWithProgids" "${REPORT}"
  DeleteRegValue HKCU "${CLASSES}\.age\OpenWithProgids" "${SEALED}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.age\OpenWithProgids"
  DeleteRegKey /ifnosubkeys /ifempty HKCU "${CLASSES}\.age"
  DeleteRegKey HKCU "${CLASSES}\${DOCUMENT}"
  DeleteRegKey HKCU "${CLASSES}\${REPORT}"
  DeleteRegKey HKCU "${CLASSES}\${SEALED}"
  DeleteRegValue HKCU "Software\RegisteredApplications" "Readiness"
  DeleteRegKey HKCU "${CAPABILITIES}"
  DeleteRegKey /ifempty HKCU "Software\Readiness"
  DeleteRegKey HKCU "${APP_PATH}"
  DeleteRegKey HKCU "${UNINSTALL}"
  !insertmacro TELL_WINDOWS
FunctionEnd
