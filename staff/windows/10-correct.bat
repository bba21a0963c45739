@echo off
rem Step 10 correct: opens the next version of a published quarter, and says what was wrong in it.
setlocal EnableDelayedExpansion
cd /d "%~dp0\..\.."
set "QUARTER="
set /p "QUARTER=Which quarter was wrong? For example 2026-27-Q1: "
if not defined QUARTER goto end
set "ON="
set /p "ON=Which figure? For example ovs_report_completion/cmt_pelican. Only Enter: just open the next version: "
if not defined ON goto run
set "VALUE="
set /p "VALUE=What should its value have been? Only Enter: as it is: "
set "NUMERATOR="
set /p "NUMERATOR=Its numerator? Only Enter: as it is: "
set "DENOMINATOR="
set /p "DENOMINATOR=Its denominator? Only Enter: as it is: "
set "WHY="
set /p "WHY=Why was it wrong? In English; readers will see it: "
set "SABABU="
set /p "SABABU=The same in Kiswahili. Only Enter: none: "
set "FOUND="
set /p "FOUND=Who found it? assembly, public or auditor: "
:run
set ARGS=
if defined ON set ARGS=!ARGS! --on "!ON!"
if defined VALUE set ARGS=!ARGS! --value "!VALUE!"
if defined NUMERATOR set ARGS=!ARGS! --numerator "!NUMERATOR!"
if defined DENOMINATOR set ARGS=!ARGS! --denominator "!DENOMINATOR!"
if defined WHY set ARGS=!ARGS! --why "!WHY!"
if defined SABABU set ARGS=!ARGS! --sababu "!SABABU!"
if defined FOUND set ARGS=!ARGS! --found-by "!FOUND!"
py start.py correct "!QUARTER!" !ARGS!
:end
echo.
pause
