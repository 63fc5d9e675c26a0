# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The words of the terminal in German. Rules: "Sie", short sentences, buttons in the infinitive,
# Italian names stay Italian.

## The language

language-name = Deutsch
direction = ltr
greeting = Willkommen

## Words used everywhere

go-on = Weiter
go-back = Zurück
close = Schließen
cancel = Abbrechen
confirm = Bestätigen
next-page = Nächste Seite
previous-page = Vorige Seite
page-of = Seite { $page } von { $pages }
minutes-about = { $minutes ->
    [one] etwa { $minutes } Minute
   *[other] etwa { $minutes } Minuten
}
staff = Personal

## The bar at the bottom

bar-language = Sprache
bar-appearance = Aussehen, Stimme
bar-read = Laut vorlesen
bar-read-stop = Nicht mehr vorlesen
bar-help = Hilfe rufen
bar-help-sent = Hilfe gerufen
bar-end = Beenden
bar-hide = Bildschirm verdecken
bar-more = Mehr
time-left-minutes = { $minutes ->
    [one] Noch { $minutes } Minute
   *[other] Noch { $minutes } Minuten
}
time-left-seconds = { $seconds ->
    [one] Noch { $seconds } Sekunde
   *[other] Noch { $seconds } Sekunden
}
time-left-paused = Die Zeit steht still
time-grace = { $minutes ->
    [one] Letzte Minute zum Speichern
   *[other] { $minutes } Minuten zum Speichern
}

## Notices about time

warning-minutes = { $minutes ->
    [one] Sie haben noch eine Minute.
   *[other] Sie haben noch { $minutes } Minuten.
}
warning-save = Wenn Sie etwas behalten möchten, speichern oder drucken Sie es jetzt.
warning-hop = Die Zeit steht still, solange Sie sich ausweisen oder bezahlen. Nehmen Sie sich Zeit.
grace-title = Die Zeit ist um
grace-text = { $minutes ->
    [one] Sie haben noch eine Minute, um zu speichern oder zu drucken, was Sie brauchen.
   *[other] Sie haben noch { $minutes } Minuten, um zu speichern oder zu drucken, was Sie brauchen.
}
extend = Um { $minutes } Minuten mehr bitten
grace-take = Noch { $minutes } Minuten zum Speichern
phone = Ich telefoniere
extended = Sie haben { $minutes } Minuten mehr.
extend-refused-waiting = Jemand anderes wartet. Wir können Ihnen nicht mehr Zeit geben.
extend-refused-closing = Wir schließen bald. Wir können Ihnen nicht mehr Zeit geben.
extend-refused-used = Sie hatten schon die ganze zusätzliche Zeit. Brauchen Sie mehr? Fragen Sie das Personal.
understood = Verstanden

## Welcome

welcome-start = Los geht's
welcome-free = Es kostet nichts.
welcome-documents = Sie brauchen keinen Ausweis.
welcome-erased = Am Ende löschen wir alles.
welcome-appearance = Aussehen
welcome-voice-on = Stimme einschalten
welcome-voice-off = Stimme ausschalten
welcome-closing = Heute können Sie diesen Computer bis { $time } Uhr benutzen.

## Language

language-title = Sprache
language-text = Sie können die Sprache jederzeit wechseln. Sie bleiben an derselben Stelle.

## Look and voice

appearance-title = Aussehen und Stimme
appearance-colours = Farben
appearance-light = Hell
appearance-dark = Dunkel
appearance-contrast = Starker Kontrast
appearance-text = Größe der Buchstaben
appearance-text-normal = Normal
appearance-text-large = Groß
appearance-text-largest = Sehr groß
appearance-motion = Bewegung
appearance-motion-some = Wenig
appearance-motion-none = Keine
appearance-voice = Stimme, die vorliest
appearance-voice-on = Ein
appearance-voice-off = Aus

hands-title = Tasten und Zeiger
hands-slow = Eine Taste zählt nur, wenn man sie hält
hands-bounce = Zwei schnelle Anschläge zählen als einer
hands-sticky = Großbuchstabe: erst die Taste, dann der Buchstabe
hands-repeat = Eine gehaltene Taste wiederholt sich
hands-dwell = Der Zeiger drückt, wo er stehen bleibt
hands-single = Eine einzige Taste: der Rahmen wandert allein
hands-no = Nein
hands-yes = Ja
hands-short = Kurz
hands-medium = Mittel
hands-long = Lang
hands-capital = Der nächste Buchstabe ist groß
hands-third = Die nächste Taste zählt mit AltGr

## Before you start

notice-title = Bevor Sie beginnen
notice-time = Wie viel Zeit Sie haben
notice-time-text = { $minutes ->
    [one] Sie haben { $minutes } Minute. Wir sagen Bescheid, bevor sie endet.
   *[other] Sie haben { $minutes } Minuten. Wir sagen Bescheid, bevor sie enden.
}
notice-erased = Was wir löschen
notice-erased-text = Alles: die Seiten, die Sie besuchen, was Sie schreiben, die Dateien. Wir löschen es, wenn Sie fertig sind.
notice-counted = Was wir zählen
notice-counted-text = Wir zählen nur, dass jemand den Computer benutzt hat, wie lange und für welchen Dienst. Wir wissen nicht, wer Sie sind.
notice-who = Wer sitzt vor dem Bildschirm?
notice-alone = Nur ich
notice-helped = Jemand hilft mir
notice-optional = Sie müssen nicht antworten.

## What do you need to do

home-title = Was möchten Sie tun?
home-search = Suchen
home-search-hint = Schreiben Sie, was Sie brauchen
home-choose = Ich weiß nicht, wo anfangen
home-practise = Üben
home-return = Zurück zu: { $task }
need-identity = Digitale Identität
need-identity-text = Mit Ihrem Namen anmelden
need-health = Gesundheit
need-health-text = Arzt, Termine, Befunde
need-money = Geld und Hilfen
need-money-text = Ermäßigung, Rente, Hilfen
need-school = Schule
need-school-text = Anmeldung, Mensa, Noten
need-work = Arbeit
need-work-text = Stellen, Lebenslauf
need-payments = Zahlungen
need-payments-text = Bescheide, Strafen, Steuern
need-messages = Post, Nachrichten
need-messages-text = Lesen und schreiben
need-learn = Lernen
need-learn-text = Kurse, Bücher, Sprachen
need-commune = Meine Gemeinde
need-commune-text = Die Dienste dieses Ortes
need-browse = Frei surfen
need-browse-text = Beliebige Seiten öffnen

## Search and lists

results-title = Ergebnisse für „{ $words }“
results-none = Wir haben nichts gefunden für „{ $words }“.
results-none-help = Versuchen Sie es mit einem einzigen Wort, zum Beispiel „Arzt“. Oder fragen Sie das Personal.
results-again = Neu suchen
list-empty = Hier ist noch nichts. Fragen Sie das Personal.
task-unchecked-short = Ungeprüft
task-practice = Übung ohne Risiko
task-italian-short = Auf Italienisch

## Help me choose

choose-title = Wir helfen beim Auswählen
choose-question = Was führt Sie her?
choose-letter = Ich habe einen Brief oder Bescheid bekommen
choose-doctor = Ich brauche einen Arzt oder einen Befund
choose-money = Ich brauche Hilfe mit dem Geld
choose-work = Ich suche Arbeit
choose-child = Es ist für meinen Sohn oder meine Tochter
choose-enter = Eine Website will, dass ich mich mit meinem Namen anmelde
choose-nothing = Nichts davon
choose-found = Vielleicht brauchen Sie das
choose-nothing-text = Kein Problem. Das Personal hört Ihnen zu und hilft beim Auswählen.

## A service's card

card-needs = Bevor Sie beginnen, brauchen Sie
card-needs-none = Sie brauchen nichts.
card-print = Liste drucken
card-steps = { $count ->
    [one] { $count } Schritt
   *[other] { $count } Schritte
}
card-start = Los geht's
card-too-long = Das dauert etwa { $needed } Minuten und Sie haben noch { $left }. Vielleicht ist ein anderer Tag besser, oder fragen Sie das Personal.
card-long = Das dauert etwa { $needed } Minuten und Sie haben noch { $left }. Sie können beginnen: Bitten Sie vor dem Ende um mehr Zeit.
card-unchecked = Noch niemand hat diese Anleitung auf der echten Website geprüft. Die Knöpfe können anders sein.
card-practice = Das ist eine Übung: Nichts ist echt und Sie können nichts falsch machen.
card-who = Wer darf
card-cost = Was es kostet
card-for-whom = Für Sie oder für andere
card-stop = Wann Sie aufhören und Hilfe holen
card-dangers = Achten Sie auf
card-italian = Diese Anleitung gibt es noch nicht in Ihrer Sprache. Sie lesen sie auf Italienisch.
card-unreviewed = Noch niemand, der diese Sprache spricht, hat diese Anleitung geprüft. Im Zweifel fragen Sie das Personal.
danger-money = Hier zahlen Sie wirklich
danger-password = Passwörter und Geheimcodes
danger-scam = Es kann Betrug sein
danger-data = Heikle Daten
danger-careful = Nicht rückgängig zu machen
fact-ask = (fragen Sie das Personal)

## The guide

guide-step = Schritt { $step } von { $steps }
guide-show = Zeigen
guide-show-stop = Zeichen weg
guide-read = Vorlesen
guide-stuck = Geht nicht …
guide-further = Rest zeigen
guide-beginning = Anfang zeigen
guide-back = Zurück
guide-done = Fertig
guide-finish = Ich bin fertig
guide-other = Etwas anderes tun
guide-lost-title = Wir wissen nicht, wie weit Sie sind
guide-lost-text = Vielleicht haben Sie eine andere Seite geöffnet. Es ist nichts Schlimmes passiert.
guide-lost-restart = Schritt neu beginnen
guide-lost-stay = Hier bleiben
guide-troubles = Was geht nicht?
trouble-page = Die Seite ist leer oder steht still
trouble-page-do = Neu laden
trouble-button = Ich finde den Knopf nicht
trouble-button-do = Zeigen
trouble-elsewhere = Ich bin auf einer anderen Seite
trouble-elsewhere-do = Schritt neu beginnen
trouble-other = Etwas anderes
guide-restart-site = Zum Anfang der Website
guide-page-back = Seite zurück
guide-print = Seite drucken
guide-blocked = Diese Website gehört nicht zum Dienst und öffnet sich nicht. Gehen Sie zurück.
guide-blocked-staff = Brauchen Sie sie? Das Personal kann sie öffnen.
guide-restarted = Das Programm für Websites hat sich geschlossen und wir haben es wieder geöffnet. Sie sind beim selben Schritt.
guide-unreachable = Die Website antwortet nicht. Warten Sie kurz und versuchen Sie es wieder, oder kommen Sie an einem anderen Tag.
guide-no-network = Es gibt keine Verbindung zum Internet. Sie können nichts dafür: Rufen Sie das Personal.
guide-full = Der Platz für Dateien ist voll. Löschen Sie eine Datei oder rufen Sie das Personal.
guide-tabs = Es sind zu viele Seiten offen. Wir haben die letzte geschlossen.
guide-no-voice = Für diese Sprache gibt es hier keine Stimme.
guide-no-printer = Drucken geht jetzt nicht. Rufen Sie das Personal.
guide-print-ask = Seiten zum Drucken: { $pages }.
guide-print-price = Das kostet { $amount }. Zahlen Sie beim Personal.
guide-no-paper = Im Drucker fehlt Papier. Rufen Sie das Personal: Dann kommen die Seiten von selbst.
guide-printer-off = Der Drucker antwortet nicht oder steht still. Rufen Sie das Personal.
guide-too-many-pages = Das sind zu viele Seiten zum Drucken. Rufen Sie das Personal.
guide-stick-ready = Der USB-Stick ist bereit.
guide-stick-save = Auf dem Stick speichern
guide-stick-saved = Gespeicherte Dateien: { $files }. Sie können den Stick jetzt herausziehen.
guide-stick-unusable = Dieser Stick geht hier nicht. Versuchen Sie einen anderen.
guide-stick-full = Der Stick ist voll. Versuchen Sie einen anderen.
guide-stick-pulled = Der Stick war zu früh draußen. Stecken Sie ihn wieder ein und speichern Sie.
guide-code = Aufs Telefon mitnehmen
guide-no-code = Der Text ist zu lang für den Code. Wählen Sie ein kürzeres Stück.
guide-printed = { $pages ->
    [one] Druck: { $pages } Seite.
   *[other] Druck: { $pages } Seiten.
}
guide-saved = Die Datei bleibt bis zum Ende hier. Dann löschen wir sie.
guide-browse-title = Sie surfen frei
guide-browse-text = Wenn Sie fertig sind, löschen wir alles.
guide-retry = Neu versuchen
guide-opening = Wir öffnen die Website. Einen Moment.
guide-done-title = Geschafft!
guide-done-text = Sie haben alle Schritte gemacht.
guide-did = Was Sie getan haben
guide-next = Wie es weitergeht

## Help

help-title = Hilfe
help-call = Personal rufen
help-sent = Ruf gesendet
help-sent-text = Wir haben das Personal gerufen. Bleiben Sie einfach hier.
help-seen = Ruf gesehen
help-seen-text = Das Personal hat Ihren Ruf gesehen.
help-coming = Das Personal kommt
help-coming-text = Jemand kommt zu Ihnen.
help-nobody = Jetzt kann niemand kommen
help-nobody-text = Sie können anrufen. Inzwischen können Sie weitermachen.
help-phone = Telefon: { $phone }
help-area = Dem Personal sagen, worum es geht: { $area }
help-area-yes = ja
help-area-no = nein
help-cancel = Nicht mehr nötig

## What the staff say

message-title = Nachricht vom Personal
message-closing-soon = Wir schließen bald. Speichern oder drucken Sie, was Sie brauchen.
message-someone-waits = Jemand anderes wartet. Bitte kommen Sie zum Ende, sobald Sie können.
message-come-to-the-desk = Bitte kommen Sie an den Schalter.
message-wait-a-moment = Einen Moment bitte, wir kommen.
message-quiet-please = Bitte sprechen Sie leise.
message-short-stop = Wir halten diesen Computer bald für kurze Zeit an. Speichern Sie, was Sie brauchen.
staff-end-notice = { $seconds ->
    [one] In einer Sekunde schließt das Personal diesen Computer.
   *[other] In { $seconds } Sekunden schließt das Personal diesen Computer.
}
staff-end-notice-text = Speichern oder drucken Sie jetzt, was Sie behalten möchten. Dann löschen wir alles.

## Hide the screen

hide-title = Bildschirm verdecken
hide-text = Wählen Sie einen Code mit vier Ziffern. Damit kommen Sie hierher zurück.
hide-code = Ihr Code
hide-code-again = Derselbe Code
hide-repeat = Schreiben Sie denselben Code noch einmal
hide-differs = Die zwei Codes sind verschieden. Wählen Sie neu.
hide-limit = { $minutes ->
    [one] Wenn Sie nicht in { $minutes } Minute zurück sind, beenden wir und löschen alles.
   *[other] Wenn Sie nicht in { $minutes } Minuten zurück sind, beenden wir und löschen alles.
}
locked-title = Der Bildschirm ist verdeckt
locked-text = Schreiben Sie Ihren Code, um weiterzumachen.
locked-wrong = Das ist nicht der Code. Versuchen Sie es noch einmal.
locked-forgotten = Code vergessen? Das Personal kann nur beenden und alles löschen.
locked-until = { $minutes ->
    [one] Noch { $minutes } Minute, dann löschen wir alles.
   *[other] Noch { $minutes } Minuten, dann löschen wir alles.
}
digits-entered = { $count ->
    [one] { $count } Ziffer geschrieben
   *[other] { $count } Ziffern geschrieben
}
digit-erase = Löschen
staff-locked-title = Der Computer ist gesperrt
staff-locked-text = Das Personal kommt bald zurück. Ihre Seiten sind noch da.
locked-wait = { $seconds ->
    [one] Warten Sie { $seconds } Sekunde und versuchen Sie es wieder.
   *[other] Warten Sie { $seconds } Sekunden und versuchen Sie es wieder.
}

## Are you still there?

idle-title = Sind Sie noch da?
idle-text = Wir haben die Seite verdeckt, damit niemand anderes sie sieht.
idle-still = Ich bin noch da
idle-new = Ich bin neu hier
idle-new-text = Wenn Sie gerade gekommen sind, löschen wir alles und Sie beginnen von vorn.
idle-seconds = { $seconds ->
    [one] { $seconds } Sekunde
   *[other] { $seconds } Sekunden
}

## Finish

end-title = Haben Sie gespeichert, was Sie brauchen?
end-text = Wenn Sie beenden, löschen wir alles. Niemand kann etwas zurückholen.
end-files = Diese Dateien sind noch nicht gespeichert:
files-pdf = { $count ->
    [one] { $count } Dokument zum Drucken (PDF)
   *[other] { $count } Dokumente zum Drucken (PDF)
}
files-image = { $count ->
    [one] { $count } Bild
   *[other] { $count } Bilder
}
files-document = { $count ->
    [one] { $count } Textdokument
   *[other] { $count } Textdokumente
}
files-other = { $count ->
    [one] { $count } andere Datei
   *[other] { $count } andere Dateien
}
end-now = Beenden und löschen
end-stay = Hier bleiben

## Erasing

ending-title = Wir löschen alles
ending-done = Wir haben alles gelöscht
ending-failed = Etwas wurde nicht richtig gelöscht
ending-failed-text = Der Computer hält an und startet von selbst neu. Vorher kann ihn niemand benutzen.
erased-pages = Besuchte Seiten
erased-pages-done = gelöscht
erased-files = Dateien
erased-files-done = gelöscht
erased-memory = Speicher
erased-memory-done = gereinigt
erased-print = Wartende Drucke
erased-print-done = gelöscht
erased-clipboard = Kopierte Texte
erased-clipboard-done = gelöscht
erased-secrets = Schlüssel und Codes
erased-secrets-done = gelöscht
erased-waiting = einen Moment
erased-failed = nicht gelungen
erased-not-proven = an diesem Computer nicht beweisbar

## Thanks

thanks-title = Danke
thanks-question = Wie war es?
rating-1 = Sehr schlecht
rating-2 = Schlecht
rating-3 = So lala
rating-4 = Gut
rating-5 = Sehr gut
thanks-rated = Danke für Ihre Antwort.
thanks-list = Was wir gelöscht haben
thanks-skip = Keine Antwort
thanks-take = Denken Sie an Ihre Sachen.
thanks-today = Was Sie heute getan haben
thanks-today-next = Wie es weitergeht

## Learning

home-learn = In zwei Minuten lernen
learn-title = In zwei Minuten lernen
learn-minutes = { $minutes ->
    [one] { $minutes } Minute
   *[other] { $minutes } Minuten
}
learn-assess = Was kann ich schon?
learn-assess-text = Dreizehn Sätze über Sie
lesson-card = Karte { $number } von { $count }
lesson-trial = Probe
lesson-right = Richtig.
lesson-wrong = Das ist es nicht.
lesson-again = Versuchen Sie eine andere Antwort.
lesson-done = Sie sind fertig. Jetzt können Sie das hier tun:
lesson-start-again = Neu beginnen
lesson-leave = Andere Lektionen

## What can I do already

assess-title = Was kann ich schon?
assess-intro = Lesen Sie dreizehn Sätze. Wählen Sie zu jedem eine Antwort: Keine ist falsch.
assess-private = Wir behalten Ihre Antworten nicht. Wir zählen nur das Ergebnis jedes Bereichs und wissen nicht, wer Sie sind.
assess-start = Beginnen
assess-number = Satz { $number } von { $count }
assess-never = Noch nicht
assess-helped = Mit Hilfe
assess-alone = Ohne Hilfe
assess-teach = Ich erkläre es anderen
assess-result = Das können Sie schon
assess-try = Versuchen Sie das:
area-1 = Informationen suchen und behalten
area-2 = Mit anderen sprechen und Dienste nutzen
area-3 = Schreiben und gestalten
area-4 = Sich und die eigenen Daten schützen
area-5 = Probleme lösen
level-1 = Hier können Sie beginnen. Das Personal hilft Ihnen.
level-2 = Mit etwas Übung schaffen Sie es ohne Hilfe.
level-3 = Sie kommen ohne Hilfe zurecht.
level-4 = Sie können es gut: Sie können anderen helfen.

## Closed, maintenance, out of service

closed-title = Jetzt ist geschlossen
closed-opens = Wir öffnen wieder { $when }
closed-hours = Öffnungszeiten
closed-day-closed = geschlossen
hours-range = von { $from } bis { $to }
day-1 = Montag
day-2 = Dienstag
day-3 = Mittwoch
day-4 = Donnerstag
day-5 = Freitag
day-6 = Samstag
day-7 = Sonntag
day-at = { $day } um { $time }
today-at = heute um { $time }
tomorrow-at = morgen um { $time }
maintenance-title = Arbeiten im Gang
maintenance-text = Das Personal bringt diesen Computer in Ordnung. Bitte benutzen Sie einen anderen.
out-title = Dieser Computer steht still
out-text = Benutzen Sie einen anderen Computer oder rufen Sie das Personal.
out-reason-wipe = Wir sind nicht sicher, dass von der Person vor Ihnen alles gelöscht ist. Darum halten wir an.
out-reason-staff = Das Personal hat ihn weggestellt.
out-reason-fault = Etwas hier drinnen geht nicht. Sie können nichts dafür.
nothing-title = Heute kann man hier nicht surfen
nothing-reason-browser = Das Programm fehlt, das Websites öffnet.
nothing-reason-shelter = Der Computer kann Ihre Daten nicht schützen, darum öffnet er sich nicht.
nothing-reason-screen = Der Bildschirm lässt sich nicht sicher teilen.
nothing-reason-tasks = Die Anleitungen lassen sich nicht lesen.
nothing-reason-space = Auf dem Computer ist kein Platz mehr.
nothing-reason-book = Der Computer kann sein Register nicht führen.
nothing-text = Benutzen Sie einen anderen Computer oder rufen Sie das Personal. Wir versuchen es weiter.
call-phone = Rufen Sie { $phone } an

## Staff

pin-title = Personal
pin-text = Schreiben Sie Ihren persönlichen Code.
pin-wrong = Das ist nicht der Code.
pin-wait = { $seconds ->
    [one] Warten Sie { $seconds } Sekunde und versuchen Sie es wieder.
   *[other] Warten Sie { $seconds } Sekunden und versuchen Sie es wieder.
}
pin-none = Dieser Computer hat noch keinen Code des Personals. Fragen Sie, wer ihn verwaltet.
staff-title = Menü des Personals
staff-hello = Menü geöffnet von { $name }
staff-start = Für jemanden starten
staff-extend-by = { $minutes ->
    [one] { $minutes } Minute mehr
   *[other] { $minutes } Minuten mehr
}
staff-end = Beenden
staff-end-sure = Die Sitzung beenden und alles löschen?
staff-lock = Computer sperren
staff-maintenance = In Wartung nehmen
staff-maintenance-end = Wieder freigeben
staff-clear = Wieder in Dienst nehmen
staff-allow-host = Zuletzt gesperrte Website öffnen
staff-allow-host-none = Keine gesperrte Website
staff-allowed-host = Website für diese Sitzung geöffnet
staff-waiting-on = Jemand wartet: ja
staff-waiting-off = Jemand wartet: nein
staff-health = Zustand des Computers
staff-receipts = Letzte Löschungen
staff-receipts-none = Noch keine Löschung.
staff-leave = Menü verlassen
staff-help-coming = Ich komme
staff-session-left = { $minutes ->
    [one] Jemand benutzt den Computer: noch { $minutes } Minute
   *[other] Jemand benutzt den Computer: noch { $minutes } Minuten
}
staff-session-locked = Der Bildschirm ist verdeckt. Sie können nur beenden.
staff-lock-lift = Computer entsperren
staff-state-free = Der Computer ist frei
staff-state-locked = Das Personal hat den Computer gesperrt
staff-state-maintenance = Der Computer ist in Wartung
staff-state-out = Der Computer ist außer Dienst
staff-state-closed = Das Haus ist geschlossen
staff-refused-none = Geht nicht: Niemand benutzt den Computer.
staff-refused-busy = Geht nicht: Jemand benutzt den Computer.
staff-refused-service = Geht nicht: Der Computer ist außer Dienst oder in Wartung.
staff-refused-hidden = Geht nicht: Die Person hat den Bildschirm verdeckt. Sie können nur beenden.
staff-refused-other = Das geht jetzt nicht.
staff-code = Code für den Kundendienst: { $code }
health-browser = Programm für Websites
health-network = Verbindung zum Internet
health-printer = Drucker
health-voice = Stimme
health-book = Register
health-space = Freier Platz
health-clock = Uhrzeit und Datum
health-tasks = Anleitungen
health-good = in Ordnung
health-poor = zu prüfen
health-bad = geht nicht
health-absent = fehlt
receipt-pass = Alles gelöscht
receipt-partial = Gelöscht; hier ist nicht alles beweisbar
receipt-fail = Nicht gelungen: Computer angehalten

## Voice and single key

voice-key = F2: Stimme ein oder aus
voice-is-on = Die Stimme ist ein. F2 schaltet sie aus. F3 wiederholt. F7 und F8: Lautstärke. F9 und F10: Tempo. Jede Taste hält sie an.
voice-missing = Für diese Sprache gibt es hier keine Stimme.
voice-volume = Lautstärke { $percent } von 100
voice-rate = Tempo { $rate } von 9
scan-is-on = Eine einzige Taste: ein. Drücken Sie die Leertaste, wenn der Rahmen auf dem ist, was Sie wollen. F4 ändert das Tempo, dann schaltet es aus.
scan-is-off = Eine einzige Taste: aus.
role-button = Knopf
role-link = Link
role-toggle = Schalter
role-radio = Auswahl
role-field = Feld zum Schreiben
role-secret = verdecktes Feld
role-heading = Überschrift
role-combo = Auswahlliste
role-checkbox = Kästchen
role-picture = Bild
role-foreign = Teil einer anderen Website, der hier nicht vorgelesen werden kann
role-chosen = gewählt
role-not-chosen = nicht gewählt
role-unavailable = nicht verfügbar
role-wrong = zu verbessern
role-required = Pflicht
role-empty = leer
page-keys = In der Seite: Pfeile nach oben und unten. H: Überschriften. L: Links. B: Knöpfe. C: Felder. Eingabetaste drückt.
page-end = Mehr ist nicht da.
page-silent = Die Seite antwortet nicht. Versuchen Sie es noch einmal.
page-write = Schreiben Sie jetzt. Mit F6 kommen Sie zur Anleitung zurück.
page-choose = Wählen Sie mit den Pfeilen nach oben und unten. Die Eingabetaste übernimmt.
page-option = { $at } von { $of }
page-before = In der Seite zurück
page-next = In der Seite weiter
page-press = In der Seite drücken
page-type = Tastatur
aloud-title = Andere können mithören
aloud-text = Die Stimme liest die Seite vor, und wer in der Nähe ist, hört mit. Drücken Sie die Eingabetaste, um fortzufahren, oder stecken Sie Kopfhörer ein.
aloud-yes = Trotzdem vorlesen
typing-space = Leertaste
typing-erase = Löschen
typing-capitals = Großbuchstaben
typing-signs = Ziffern und Zeichen
typing-letters = Buchstaben
typing-open = Tastatur
typing-close = Tastatur schließen

# Laptops
battery-low = Der Akku ist fast leer
battery-low-text = Speichern Sie Ihre Arbeit. Bitten Sie das Personal, den Computer anzuschließen.
battery-end = Der Akku ist leer: Die Sitzung endet gleich
battery-end-text = Speichern oder drucken Sie jetzt, was Sie behalten möchten. Mit Strom können Sie weitermachen.
lid-closed = Der Deckel ist zu: Die Sitzung endet gleich
lid-closed-text = Öffnen Sie ihn, um weiterzumachen.
out-reason-battery = Der Akku ist leer. Der Computer braucht Strom.
paper-title = Drucken
paper-making = Wir bereiten das Blatt vor.
paper-page-price = Jede Seite kostet { $amount }.
paper-free = Sie zahlen nichts.
paper-printing = Wir drucken. Nehmen Sie das Blatt aus dem Drucker.
paper-print = Drucken
paper-today = Drucken, was Sie getan haben

# Networks, in the staff menu
net-title = Computer verbinden
net-cable-connected = Das Kabel geht
net-cable-plugged = Das Kabel steckt, aber das Netz antwortet noch nicht
net-online = Das Internet antwortet
net-local = Es gibt ein Netz, aber das Internet antwortet nicht
net-portal = Das Netz will, dass man eine Seite annimmt
net-portal-text = Es ist ein Netz mit Begrüßungsseite. Bitten Sie, wer das Netz verwaltet, diesen Computer durchzulassen, oder wählen Sie ein anderes Netz.
net-offline = Kein Netz
net-offline-text = Stecken Sie das Kabel ein oder wählen Sie ein Funknetz.
net-unknown = Ich weiß noch nicht, ob das Internet antwortet
net-no-wifi = Dieses Gerät hat kein Funknetz, oder es ist ausgeschaltet.
net-none-found = Ich finde hier keine Funknetze.
net-scan = Neu suchen
net-line = { $name }, Signal { $strength } %
net-in-use = in Gebrauch
net-open = ohne Schlüssel
net-key = mit Schlüssel
net-unsupported = nicht geeignet: will einen persönlichen Zugang
net-key-title = Ins Netz { $name } gehen
net-key-label = Schlüssel des Netzes
net-key-hint = 8 bis 63 Buchstaben, Ziffern oder Zeichen. Leer lassen, wenn das Netz keinen Schlüssel hat.
net-key-show = Schlüssel zeigen
net-key-shown = sichtbar
net-key-hidden = nicht sichtbar
net-key-go = Verbinden
net-joining = Ich gehe ins Netz
net-joining-text = Das kann fast eine Minute dauern.
net-why-machine = Das Gerät hat es nicht geschafft
net-why-machine-do = Versuchen Sie es wieder. Passiert es noch einmal, starten Sie neu und rufen Sie, wer die Computer verwaltet.
net-why-lost = Der Teil, der am System arbeitet, antwortet nicht
net-why-lost-do = Warten Sie kurz und versuchen Sie es wieder. Passiert es noch einmal, starten Sie neu.
net-why-no-network-service = Der Netzdienst antwortet nicht
net-why-no-network-service-do = Warten Sie kurz und suchen Sie neu. Passiert es noch einmal, starten Sie neu.
net-why-no-wifi = Ich finde die Funkkarte nicht
net-why-no-wifi-do = Schalten Sie sie am Gerät ein oder nehmen Sie das Kabel.
net-why-network-gone = Das Netz ist nicht mehr zu finden
net-why-network-gone-do = Gehen Sie näher an den Zugangspunkt und suchen Sie neu.
net-why-network-unsupported = Dieses Netz will einen persönlichen Zugang
net-why-network-unsupported-do = Wählen Sie ein Netz mit einem Schlüssel für alle.
net-why-key-shape = Ein Schlüssel hat 8 bis 63 Zeichen
net-why-key-shape-do = Prüfen Sie den Schlüssel und schreiben Sie ihn noch einmal.
net-why-key-wrong = Der Schlüssel ist nicht richtig
net-why-key-wrong-do = Zeigen Sie den Schlüssel, vergleichen Sie ihn und versuchen Sie es wieder.
net-why-no-address = Das Netz gibt keine Adresse
net-why-no-address-do = Fragen Sie, wer das Netz verwaltet, oder wählen Sie ein anderes.
net-why-no-answer = Das Netz antwortet nicht
net-why-no-answer-do = Versuchen Sie es wieder oder wählen Sie ein anderes Netz.
net-known = schon bekannt
net-metered = Es ist ein Telefon, oder es wird nach Verbrauch bezahlt
net-metered-on = Aktualisierungen nutzen es nicht
net-metered-off = Aktualisierungen nutzen es
net-forget = Dieses Netz vergessen
net-page-open = Die Seite des Netzes öffnen
net-page-title = Die Seite des Netzes
net-page-text = Nehmen Sie an oder melden Sie sich auf der Seite daneben an. Dann schließen Sie sie: Wir löschen alles.
net-page-opening = Die Seite öffnet sich.
net-page-silent = Die Seite antwortet nicht. Laden Sie sie neu oder wählen Sie ein anderes Netz.
net-page-again = Neu laden
net-page-close = Schließen und löschen
health-battery = Akku
