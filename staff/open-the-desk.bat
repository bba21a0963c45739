@echo off
rem Opens the desk: every step of a quarter in one window of the browser, on this computer only.
cd /d "%~dp0\.."
py start.py desk
echo.
pause
