@echo off
rem Readiness from a terminal. Without arguments the app opens, and the terminal goes on.
if not "%~1"=="" goto command
start "" "%~dp0..\python\pythonw.exe" -m readiness
exit /b
:command
"%~dp0..\python\python.exe" -m readiness %*
exit /b %ERRORLEVEL%
