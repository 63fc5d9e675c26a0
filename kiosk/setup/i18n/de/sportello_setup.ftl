# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The words of the first boot, in German: "Sie", short sentences, buttons in the infinitive.

## The language

language-name = Deutsch
direction = ltr

## Words used everywhere

product = Computer vorbereiten
go-on = Weiter
go-back = Zurück
power-off = Ausschalten
next-page = Nächste Seite
previous-page = Vorige Seite
page-of = Seite { $page } von { $pages }
bar-text = Schrift { $percent } %
bar-text-spoken = Größe der Buchstaben ändern. Jetzt { $percent } Prozent.
bar-contrast = Kontrast
bar-contrast-on = ein
bar-contrast-off = aus
bar-voice = Stimme
bar-voice-on = ein
bar-voice-off = aus
wait = Einen Moment
wait-text = Ich bereite die Seite vor.

## The language

language-title = Sprache wählen
language-text = Sie können sie auch später ändern.

## To install or to try

start-title = Was möchten Sie tun?
start-text = Der USB-Stick enthält Sportello. Sie können es auf diesem Gerät installieren oder ohne Installation benutzen.
start-install = Auf diesem Gerät installieren
start-live = Vom Stick benutzen
start-not-uefi = Hier geht es nur vom Stick: Das Gerät ist auf alte Art gestartet (BIOS). Zum Installieren wählen Sie UEFI in den Start-Einstellungen und schalten Sie neu ein.
start-machine = Speicher: { $memory } MB. Prozessoren: { $threads }.

## The disk

disks-title = Festplatte wählen
disks-text = Die gewählte Festplatte wird gelöscht. Vorher werden Sie gefragt.
disks-none = Ich sehe keine Festplatte. Prüfen Sie, ob sie angeschlossen ist, und sehen Sie noch einmal nach.
disks-again = Noch einmal nachsehen
disk-line = { $name }, { $size } GB
disk-removable = lässt sich abziehen
disk-nothing = leer
disk-data = enthält Daten
disk-data-labels = enthält: { $labels }
disk-sportello = enthält schon Sportello
disk-unfinished = enthält eine nicht beendete Installation

## To confirm

confirm-title = Diese Festplatte löschen?
confirm-erases = Alles auf der Festplatte geht verloren.
confirm-keeps = Anmeldung, Register und Netze bleiben. Der Rest wird neu geschrieben.
confirm-name = Schreiben Sie den Namen der Festplatte: { $name }
confirm-hint = Damit es die richtige ist. Großbuchstaben und Leerzeichen zählen nicht.
confirm-keep = Anmeldung behalten
confirm-keep-on = ja
confirm-keep-off = nein
confirm-go = Löschen, installieren

## The installation

progress-title = Installation läuft
progress-text = Nicht ausschalten und den Stick nicht abziehen. Es dauert einige Minuten.
progress-percent = { $percent } Prozent
step-parting = Festplatte vorbereiten
step-copying = System kopieren
step-checking = Geschriebenes prüfen
step-finishing = Festplatte startfähig machen
installed-title = Fertig. Stick abziehen
installed-text = Ziehen Sie den Stick ab und starten Sie neu. Dann geht es mit Netz und Code weiter.
installed-restart = Neu starten
installed-then-restart = Neustart von selbst in { $seconds } Sekunden.
installed-then-off = Schaltet sich in { $seconds } Sekunden aus.

## The network

network-title = Computer verbinden
network-cable-connected = Das Kabel geht
network-cable-plugged = Das Kabel steckt, aber das Netz antwortet noch nicht
network-online = Das Internet antwortet
network-online-text = Sie können weitergehen.
network-local = Es gibt ein Netz, aber das Internet antwortet nicht
network-local-text = Prüfen Sie das Netz oder geben Sie eine Zwischenstelle (Proxy) an.
network-portal = Das Netz will, dass man eine Seite annimmt
network-portal-text = Es ist ein Netz mit Begrüßungsseite. Bitten Sie, wer das Netz verwaltet, diesen Computer durchzulassen, oder wählen Sie ein anderes Netz.
network-offline = Kein Netz
network-offline-text = Stecken Sie das Kabel ein oder wählen Sie ein Funknetz.
network-unknown = Ich weiß noch nicht, ob das Internet antwortet
network-unknown-text = Sie können weitergehen und es versuchen.
network-wifi = Funknetze
network-no-wifi = Dieses Gerät hat kein Funknetz, oder es ist ausgeschaltet.
network-none-found = Ich finde hier keine Funknetze.
network-scan = Neu suchen
network-hidden = Verstecktes Netz
network-proxy = Zwischenstelle (Proxy)
network-without = Ohne Netz weiter
network-line = { $name }, Signal { $strength } %
network-in-use = in Gebrauch
network-open = ohne Schlüssel
network-key = mit Schlüssel
network-unsupported = nicht geeignet: will einen persönlichen Zugang

key-title = Ins Netz { $name } gehen
key-hidden-title = In ein verstecktes Netz gehen
key-name = Name des Netzes
key-label = Schlüssel des Netzes
key-hint = 8 bis 63 Buchstaben, Ziffern oder Zeichen. Leer lassen, wenn das Netz keinen Schlüssel hat.
key-show = Schlüssel zeigen
key-shown = sichtbar
key-hidden = nicht sichtbar
key-go = Verbinden
key-joining = Ich gehe ins Netz
key-joining-text = Das kann fast eine Minute dauern.

proxy-title = Zwischenstelle zum Internet (Proxy)
proxy-text = Nur nötig, wenn das Netz sie verlangt. Wer das Netz verwaltet, weiß es.
proxy-host = Name der Zwischenstelle
proxy-port = Port (eine Zahl)
proxy-go = Diese benutzen
proxy-none = Keine Zwischenstelle

## The code

code-title = Code des Computers schreiben
code-text = Der Code entsteht im regionalen Zentrum, auf der Seite Ihres Hauses. Er gilt nur einmal.
code-label = Code
code-hint = Großbuchstaben, Leerzeichen und Striche zählen nicht.
code-written = Zeichen: { $count }. Ein Code hat 18 oder 44.
code-good = Der Code ist richtig geschrieben.
code-maybe-wrong = Zeichen: { $count }. Wenn der Code hier endet, ist ein Buchstabe falsch: Vergleichen Sie.
code-wrong = Ein Buchstabe ist falsch: Vergleichen Sie den Code Stück für Stück.
code-too-long = Der Code ist zu lang: Löschen Sie, was zu viel ist.
code-letter = „{ $letter }“ kommt in Codes nicht vor: Vergleichen Sie.
code-go = Anmelden
code-brought = Code des Sticks benutzen
code-later = Später
code-clear = Alles löschen
code-enrolling = Ich melde den Computer an
code-enrolling-text = Ich frage das regionale Zentrum. Das kann eine Minute dauern.

enrolled-title = Der Computer ist angemeldet
enrolled-text = Vergleichen Sie den Fingerabdruck mit dem im regionalen Zentrum. Ist er anders, rufen Sie, wer die Computer verwaltet.
enrolled-terminal = Nummer des Computers
enrolled-fingerprint = Fingerabdruck
enrolled-centre = Regionales Zentrum
enrolled-go = Schalter öffnen

## The keyboard on the screen

keyboard-show = Tastatur zeigen
keyboard-hide = Tastatur verbergen
keyboard-space = Leertaste
keyboard-erase = Einen Buchstaben löschen
keyboard-capitals = ABC
keyboard-capitals-spoken = Großbuchstaben
keyboard-small = abc
keyboard-small-spoken = Kleinbuchstaben
keyboard-signs = .-@
keyboard-signs-spoken = Zeichen

## What is wrong, and what to do

why-request = Die Anfrage ist nicht klar
why-request-do = Gehen Sie zurück und versuchen Sie es wieder. Passiert es noch einmal, starten Sie neu.
why-busy = Eine Installation läuft schon
why-busy-do = Warten Sie, bis sie fertig ist.
why-not-here = Hier kann man nicht installieren
why-not-here-do = Starten Sie vom Stick neu und wählen Sie Installieren.
why-machine = Das Gerät hat es nicht geschafft
why-machine-do = Versuchen Sie es wieder. Passiert es noch einmal, starten Sie neu und rufen Sie, wer die Computer verwaltet.
why-lost = Der Teil, der am System arbeitet, antwortet nicht
why-lost-do = Warten Sie kurz und versuchen Sie es wieder. Passiert es noch einmal, starten Sie neu.
why-disk-gone = Die Festplatte ist nicht mehr da
why-disk-gone-do = Prüfen Sie das Kabel der Festplatte und sehen Sie noch einmal nach.
why-disk-running = Das ist der Stick, von dem Sie gestartet sind
why-disk-running-do = Wählen Sie eine andere Festplatte.
why-disk-read-only = Auf die Festplatte kann man nicht schreiben
why-disk-read-only-do = Nehmen Sie den Schreibschutz weg oder wählen Sie eine andere Festplatte.
why-disk-in-use = Die Festplatte ist in Gebrauch
why-disk-in-use-do = Starten Sie vom Stick neu und versuchen Sie es wieder.
why-disk-too-small = Die Festplatte ist zu klein: { $has } GB
why-disk-too-small-do = Nötig sind mindestens { $need } GB: Wählen Sie eine größere Festplatte.
why-name-differs = Das ist nicht der Name der Festplatte
why-name-differs-do = Schreiben Sie den Namen, der über dem Feld steht.
why-nothing-to-keep = Auf dieser Festplatte ist nichts zu behalten
why-nothing-to-keep-do = Installieren Sie, ohne die Anmeldung zu behalten.
why-disk-fails = Die Festplatte geht nicht richtig
why-disk-fails-do = Die Installation ist nicht fertig, und die Festplatte sagt es beim Start. Versuchen Sie eine andere.
why-disk-lies = Was ich lese, ist nicht, was ich geschrieben habe
why-disk-lies-do = Die Festplatte oder der Stick ist beschädigt. Versuchen Sie es wieder; passiert es noch einmal, tauschen Sie sie aus.
why-medium = Der Stick lässt sich schlecht lesen
why-medium-do = Schreiben Sie den Stick neu oder nehmen Sie einen anderen.
why-not-uefi = Das Gerät ist auf alte Art gestartet (BIOS)
why-not-uefi-do = Wählen Sie UEFI in den Start-Einstellungen, oder benutzen Sie den Stick.
why-no-network-service = Der Netzdienst antwortet nicht
why-no-network-service-do = Warten Sie kurz und suchen Sie neu. Passiert es noch einmal, starten Sie neu.
why-no-wifi = Ich finde die Funkkarte nicht
why-no-wifi-do = Schalten Sie sie am Gerät ein oder nehmen Sie das Kabel.
why-network-gone = Das Netz ist nicht mehr zu finden
why-network-gone-do = Gehen Sie näher an den Zugangspunkt und suchen Sie neu.
why-network-unsupported = Dieses Netz will einen persönlichen Zugang
why-network-unsupported-do = Wählen Sie ein Netz mit einem Schlüssel für alle.
why-key-shape = Ein Schlüssel hat 8 bis 63 Zeichen
why-key-shape-do = Prüfen Sie den Schlüssel und schreiben Sie ihn noch einmal.
why-key-wrong = Der Schlüssel ist nicht richtig
why-key-wrong-do = Zeigen Sie den Schlüssel, vergleichen Sie ihn und versuchen Sie es wieder.
why-no-address = Das Netz gibt keine Adresse
why-no-address-do = Fragen Sie, wer das Netz verwaltet, oder wählen Sie ein anderes.
why-no-answer = Das Netz antwortet nicht
why-no-answer-do = Versuchen Sie es wieder oder wählen Sie ein anderes Netz.
why-proxy-shape = Name oder Port der Zwischenstelle passt nicht
why-proxy-shape-do = Der Name ist wie proxy.example.it, der Port eine Zahl bis 65535.
why-no-code = Hier ist kein Code
why-no-code-do = Schreiben Sie den Code mit der Tastatur.
why-code-shape = Der Code ist nicht richtig geschrieben
why-code-shape-do = Vergleichen Sie ihn Stück für Stück.
why-code-refused = Das Zentrum nimmt diesen Code nicht an
why-code-refused-do = Er ist abgelaufen, schon benutzt oder aus einer anderen Region. Machen Sie auf der Seite des Hauses einen neuen.
why-no-internet = Das Internet antwortet nicht
why-no-internet-do = Gehen Sie zum Netz zurück und prüfen Sie es. Der Code bleibt gültig.
why-portal = Das Netz will, dass man eine Seite annimmt
why-portal-do = Wählen Sie ein anderes Netz oder fragen Sie, wer es verwaltet. Der Code bleibt gültig.
why-centre-silent = Das regionale Zentrum antwortet nicht
why-centre-silent-do = Prüfen Sie das Netz und die Uhr des Geräts und versuchen Sie es wieder. Der Code bleibt gültig.
why-no-centre = Ich weiß nicht, wo das regionale Zentrum ist
why-no-centre-do = Benutzen Sie den ganzen Code mit der Adresse des Zentrums, oder rufen Sie, wer den Stick gemacht hat.
why-file-wrong = Die Datei auf dem Stick ist nicht zu verstehen
why-file-wrong-do = Verbessern Sie Zeile { $line } von sportello-install.toml und starten Sie neu.
why-rule-none = Keine Festplatte ist, wie die Datei auf dem Stick sagt
why-rule-none-do = Prüfen Sie die Regel der Festplatte in sportello-install.toml, oder wählen Sie die Festplatte selbst.
why-rule-many = Mehr als eine Festplatte ist, wie die Datei auf dem Stick sagt
why-rule-many-do = Nennen Sie die Seriennummer in sportello-install.toml, oder wählen Sie die Festplatte selbst.
why-erase-differs = Die Datei auf dem Stick erlaubt nicht, diese Festplatte zu löschen
why-erase-differs-do = Schreiben Sie ihr Modell bei erase, oder wählen Sie die Festplatte selbst.
why-already = Dieses System ist schon auf der Festplatte
why-already-do = Ziehen Sie den Stick ab und starten Sie neu.
