@echo off
rem Step 9 verify: compares the site on the web with what was released.
setlocal EnableDelayedExpansion
cd /d "%~dp0\..\.."
set "ADDRESS="
set /p "ADDRESS=What is the address of the site? For example https://example.org: "
if not defined ADDRESS goto end
py start.py verify "!ADDRESS!"
:end
echo.
pause
