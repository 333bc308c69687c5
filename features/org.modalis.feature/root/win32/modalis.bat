@echo off
rem Starts Modalis with a window, or one of its commands (modalis help) without.
rem Java 21 or newer: jre, else MODALIS_JAVA (a folder), else JAVA_HOME, else java on the PATH.
rem Arguments of the Java machine: modalis.ini beside this script, then MODALIS_VM_ARGS.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "BIN="
if exist "%HERE%jre\bin\java.exe" (set "BIN=%HERE%jre\bin\") else if defined MODALIS_JAVA (set "BIN=%MODALIS_JAVA%\bin\") else if defined JAVA_HOME (set "BIN=%JAVA_HOME%\bin\")
set "JAVA=%BIN%java.exe"
set "VERSION="
for /f tokens^=2^ delims^=^" %%v in ('^""%JAVA%" -version 2^>^&1 ^| findstr /i version^"') do for /f "delims=.-+" %%m in ("%%v") do set "VERSION=%%m"
if not defined VERSION (
  echo modalis: Java was not found. Install a Java 21 or newer, or set MODALIS_JAVA to its folder. 1>&2
  exit /b 1
)
if %VERSION% LSS 21 (
  echo modalis: Java 21 or newer is needed, but %JAVA% is Java %VERSION%. Set MODALIS_JAVA to the folder of a newer one. 1>&2
  exit /b 1
)
for %%f in ("%HERE%plugins\org.modalis.launcher_*.jar") do set "LAUNCHER=%%f" & set "ARCHIVE=%%~nf"
set "VM="
for /f "usebackq eol=# delims=" %%l in ("%HERE%modalis.ini") do call set "VM=%%VM%% %%l"
set "CACHE=%LOCALAPPDATA%\Modalis"
if not exist "%CACHE%" mkdir "%CACHE%" 2>nul
rem Java neither uses nor replaces an archive of another launcher.
set "ARCHIVE=%CACHE%\java%VERSION%-%ARCHIVE%.jsa"
if not exist "%ARCHIVE%" del /q "%CACHE%\*.jsa" 2>nul
if exist "%CACHE%" set VM=%VM% "-XX:SharedArchiveFile=%ARCHIVE%"
if "%~1"=="" (
  start "" "%BIN%javaw.exe" %VM% -XX:+AutoCreateSharedArchive %MODALIS_VM_ARGS% "-Dmodalis.script=%~f0" -jar "%LAUNCHER%"
  exit /b 0
)
"%JAVA%" %VM% %MODALIS_VM_ARGS% "-Dmodalis.script=%~f0" -jar "%LAUNCHER%" %*
exit /b %ERRORLEVEL%
