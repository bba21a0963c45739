@echo off
rem Step 7 release: freezes the cleared quarter and builds the public edition, at the announced time.
setlocal EnableDelayedExpansion
cd /d "%~dp0\..\.."
set "OFFICE="
set /p "OFFICE=Which office lets Kiswahili that was not reviewed go out? Only Enter: none: "
if defined OFFICE goto waived
py start.py release
goto end
:waived
set "BECAUSE="
set /p "BECAUSE=Why does it? Readers will see this: "
py start.py release --waive-kiswahili "!OFFICE!" --because "!BECAUSE!"
:end
echo.
pause
