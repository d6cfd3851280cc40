; What the installer says in its own words. NSIS has the rest in both languages.
!macro TEXT NAME ENGLISH GERMAN
  LangString ${NAME} ${LANG_ENGLISH} "${ENGLISH}"
  LangString ${NAME} ${LANG_GERMAN} "${GERMAN}"
!macroend

!insertmacro TEXT PROGRAM \
  "Guided assessment of an organisation's social-media readiness" \
  "Geführte Bewertung, wie gut eine Organisation für Social Media gerüstet ist"
!insertmacro TEXT A_DOCUMENT "Readiness assessment" "Readiness-Bewertung"
!insertmacro TEXT A_REPORT "Readiness report (PDF)" "Readiness-Bericht (PDF)"
!insertmacro TEXT A_SEALED "Sealed Readiness assessment" "Verschlüsselte Readiness-Bewertung"
!insertmacro TEXT WELCOME \
  "Readiness ${VERSION} will be installed for you alone. No administrator is needed.$\r$\n$\r$\nReadiness works \
without the internet. Your assessments stay on this computer, in the files that you save.$\r$\n$\r$\nAn older version \
is replaced. Your assessments stay as they are." \
  "Readiness ${VERSION} wird nur für Sie installiert. Administratorrechte sind nicht nötig.$\r$\n$\r$\nReadiness \
arbeitet ohne Internet. Ihre Bewertungen bleiben auf diesem Computer, in den Dateien, die Sie speichern.$\r$\n$\r$\n\
Eine ältere Version wird ersetzt. Ihre Bewertungen bleiben, wie sie sind."
!insertmacro TEXT INSTALLED \
  "You find Readiness in the Start menu. A double click on a .readiness file opens it. In a new terminal, type \
“readiness --help” for the commands." \
  "Sie finden Readiness im Startmenü. Ein Doppelklick auf eine .readiness-Datei öffnet sie. In einem neuen Terminal \
zeigt „readiness --help“ die Befehle."
!insertmacro TEXT IS_RUNNING \
  "Readiness is running. Please close it, in all windows and terminals, and choose “Retry”." \
  "Readiness läuft noch. Bitte schließen Sie es, in allen Fenstern und Terminals, und wählen Sie „Wiederholen“."
!insertmacro TEXT OLD_STAYS \
  "The older version of Readiness could not be removed. Nothing was installed. Please remove it in the Windows \
settings under “Apps”, then start this installer again." \
  "Die ältere Version von Readiness ließ sich nicht entfernen. Es wurde nichts installiert. Bitte entfernen Sie sie in \
den Windows-Einstellungen unter „Apps“ und starten Sie dieses Installationsprogramm noch einmal."
!insertmacro TEXT TOO_OLD \
  "Readiness needs Windows 10 or later." \
  "Readiness braucht Windows 10 oder neuer."
!insertmacro TEXT BEFORE_REMOVAL \
  "Only the program is removed. Your assessments and reports are not touched." \
  "Nur das Programm wird entfernt. Ihre Bewertungen und Berichte bleiben unberührt."
!insertmacro TEXT REMOVED \
  "The program is removed. Your assessments and reports are where you saved them.$\r$\n$\r$\nSettings, backups, and \
what was not saved yet are still here, in case you install Readiness again:$\r$\n$LOCALAPPDATA\readiness$\r$\n$\r$\n\
You may delete this folder." \
  "Das Programm ist entfernt. Ihre Bewertungen und Berichte liegen dort, wo Sie sie gespeichert haben.$\r$\n$\r$\n\
Einstellungen, Sicherungskopien und noch nicht Gespeichertes sind weiterhin hier, falls Sie Readiness wieder \
installieren:$\r$\n$LOCALAPPDATA\readiness$\r$\n$\r$\nSie dürfen diesen Ordner löschen."
