@echo off
rem Step 8 publish: says what would change in the folder of the web server, asks, then sends.
setlocal EnableDelayedExpansion
cd /d "%~dp0\..\.."
set "FOLDER="
set /p "FOLDER=Into which folder? The one that the web server serves: "
if not defined FOLDER goto end
py start.py publish --folder "!FOLDER!"
:end
echo.
pause
