# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The words of the first boot, in French: "vous", short sentences, buttons in the infinitive.
# A no-break space stands before : ; ? ! and inside « ».

## The language

language-name = Français
direction = ltr

## Words used everywhere

product = Préparer le poste
go-on = Continuer
go-back = Retour
power-off = Éteindre
next-page = Page suivante
previous-page = Page précédente
page-of = Page { $page } sur { $pages }
bar-text = Lettres { $percent } %
bar-text-spoken = Changer la taille des lettres. Maintenant { $percent } pour cent.
bar-contrast = Contraste
bar-contrast-on = activé
bar-contrast-off = coupé
bar-voice = Voix
bar-voice-on = activée
bar-voice-off = coupée
wait = Un moment
wait-text = Je prépare la page.

## The language

language-title = Choisissez la langue
language-text = Vous pouvez aussi la changer plus tard.

## To install or to try

start-title = Que voulez-vous faire ?
start-text = La clé USB contient Sportello. Vous pouvez l'installer sur cette machine ou l'utiliser sans l'installer.
start-install = Installer sur cette machine
start-live = Utiliser depuis la clé USB
start-not-uefi = Ici, on peut seulement l'utiliser depuis la clé USB : la machine a démarré à l'ancienne (BIOS). Pour installer, choisissez UEFI dans les réglages de démarrage et rallumez.
start-machine = Mémoire : { $memory } Mo. Processeurs : { $threads }.

## The disk

disks-title = Choisissez le disque
disks-text = Le disque choisi est effacé. Une confirmation est demandée avant.
disks-none = Je ne vois aucun disque. Vérifiez que le disque est branché, puis regardez de nouveau.
disks-again = Regarder de nouveau
disk-line = { $name }, { $size } Go
disk-removable = peut se débrancher
disk-nothing = vide
disk-data = contient des données
disk-data-labels = contient : { $labels }
disk-sportello = contient déjà Sportello
disk-unfinished = contient une installation non terminée

## To confirm

confirm-title = Effacer ce disque ?
confirm-erases = Tout ce qui est sur le disque sera perdu.
confirm-keeps = L'inscription, le registre et les réseaux restent. Le reste est réécrit.
confirm-name = Écrivez le nom du disque : { $name }
confirm-hint = Pour ne pas se tromper de disque. Majuscules et espaces ne comptent pas.
confirm-keep = Garder l'inscription
confirm-keep-on = oui
confirm-keep-off = non
confirm-go = Effacer et installer

## The installation

progress-title = Installation en cours
progress-text = N'éteignez pas et n'enlevez pas la clé USB. Cela prend quelques minutes.
progress-percent = { $percent } pour cent
step-parting = Je prépare le disque
step-copying = Je copie le système
step-checking = Je vérifie ce que j'ai écrit
step-finishing = Je rends le disque démarrable
installed-title = C'est fait. Enlevez la clé USB
installed-text = Enlevez la clé USB, puis redémarrez. Ensuite viennent le réseau et le code.
installed-restart = Redémarrer
installed-then-restart = Redémarrage dans { $seconds } secondes.
installed-then-off = Arrêt dans { $seconds } secondes.

## The network

network-title = Reliez le poste au réseau
network-cable-connected = Le câble fonctionne
network-cable-plugged = Le câble est branché, mais le réseau ne répond pas encore
network-online = Internet répond
network-online-text = Vous pouvez continuer.
network-local = Il y a un réseau, mais internet ne répond pas
network-local-text = Vérifiez le réseau, ou indiquez un relais (proxy).
network-portal = Le réseau demande d'accepter une page
network-portal-text = C'est un réseau avec une page d'accueil. Demandez à la personne qui le gère de laisser passer ce poste, ou choisissez un autre réseau.
network-offline = Aucun réseau
network-offline-text = Branchez le câble, ou choisissez un réseau sans fil.
network-unknown = Je ne sais pas encore si internet répond
network-unknown-text = Vous pouvez continuer et essayer.
network-wifi = Réseaux sans fil
network-no-wifi = Cette machine n'a pas de réseau sans fil, ou il est éteint.
network-none-found = Je ne trouve pas de réseau sans fil ici.
network-scan = Chercher encore
network-hidden = Réseau caché
network-proxy = Relais (proxy)
network-without = Continuer sans réseau
network-line = { $name }, signal { $strength } %
network-in-use = utilisé
network-open = sans clé
network-key = avec clé
network-unsupported = non adapté : demande un accès personnel

key-title = Entrez dans le réseau { $name }
key-hidden-title = Entrez dans un réseau caché
key-name = Nom du réseau
key-label = Clé du réseau
key-hint = De 8 à 63 lettres, chiffres ou signes. Laissez vide si le réseau n'a pas de clé.
key-show = Montrer la clé
key-shown = visible
key-hidden = cachée
key-go = Entrer
key-joining = J'entre dans le réseau
key-joining-text = Cela peut prendre presque une minute.

proxy-title = Relais vers internet (proxy)
proxy-text = Seulement si le réseau le demande. La personne qui gère le réseau le sait.
proxy-host = Nom du relais
proxy-port = Port (un nombre)
proxy-go = Utiliser ce relais
proxy-none = Aucun relais

## The code

code-title = Écrivez le code du poste
code-text = Le code se crée au centre régional, à la page de votre lieu. Il sert une seule fois.
code-label = Code
code-hint = Majuscules, espaces et tirets ne comptent pas.
code-written = Caractères écrits : { $count }. Un code en a 18 ou 44.
code-good = Le code est bien écrit.
code-maybe-wrong = Caractères écrits : { $count }. Si le code finit ici, une lettre est fausse : comparez.
code-wrong = Une lettre est fausse : comparez le code morceau par morceau.
code-too-long = Le code est trop long : effacez ce qui est en trop.
code-letter = « { $letter } » ne sert pas dans les codes : comparez.
code-go = Inscrire
code-brought = Utiliser le code de la clé USB
code-later = Plus tard
code-clear = Tout effacer
code-enrolling = J'inscris le poste
code-enrolling-text = Je demande au centre régional. Cela peut prendre une minute.

enrolled-title = Le poste est inscrit
enrolled-text = Comparez l'empreinte avec celle du centre régional. Si elle est différente, appelez la personne qui gère les postes.
enrolled-terminal = Numéro du poste
enrolled-fingerprint = Empreinte
enrolled-centre = Centre régional
enrolled-go = Ouvrir le guichet

## The keyboard on the screen

keyboard-show = Montrer le clavier
keyboard-hide = Cacher le clavier
keyboard-space = espace
keyboard-erase = Effacer une lettre
keyboard-capitals = ABC
keyboard-capitals-spoken = Majuscules
keyboard-small = abc
keyboard-small-spoken = Minuscules
keyboard-signs = .-@
keyboard-signs-spoken = Signes

## What is wrong, and what to do

why-request = La demande n'est pas claire
why-request-do = Revenez en arrière et réessayez. Si cela se répète, redémarrez.
why-busy = Une installation est déjà en cours
why-busy-do = Attendez qu'elle finisse.
why-not-here = On ne peut pas installer ici
why-not-here-do = Redémarrez depuis la clé USB et choisissez d'installer.
why-machine = La machine n'a pas réussi
why-machine-do = Réessayez. Si cela se répète, redémarrez et appelez la personne qui gère les postes.
why-lost = La partie qui travaille sur le système ne répond pas
why-lost-do = Attendez un moment et réessayez. Si cela se répète, redémarrez.
why-disk-gone = Le disque n'est plus là
why-disk-gone-do = Vérifiez le câble du disque et regardez de nouveau.
why-disk-running = C'est la clé USB du démarrage
why-disk-running-do = Choisissez un autre disque.
why-disk-read-only = On ne peut pas écrire sur le disque
why-disk-read-only-do = Enlevez la protection en écriture ou choisissez un autre disque.
why-disk-in-use = Le disque est utilisé
why-disk-in-use-do = Redémarrez depuis la clé USB et réessayez.
why-disk-too-small = Le disque est trop petit : { $has } Go
why-disk-too-small-do = Il faut au moins { $need } Go : choisissez un disque plus grand.
why-name-differs = Ce n'est pas le nom du disque
why-name-differs-do = Écrivez le nom que vous voyez au-dessus du champ.
why-nothing-to-keep = Il n'y a rien à garder sur ce disque
why-nothing-to-keep-do = Installez sans garder l'inscription.
why-disk-fails = Le disque ne fonctionne pas bien
why-disk-fails-do = L'installation n'est pas finie et le disque le dit au démarrage. Essayez un autre disque.
why-disk-lies = Ce que je lis n'est pas ce que j'ai écrit
why-disk-lies-do = Le disque ou la clé USB est abîmé. Réessayez ; si cela se répète, changez-le.
why-medium = La clé USB se lit mal
why-medium-do = Réécrivez la clé USB, ou utilisez-en une autre.
why-not-uefi = La machine a démarré à l'ancienne (BIOS)
why-not-uefi-do = Choisissez UEFI dans les réglages de démarrage, ou utilisez la clé USB.
why-no-network-service = Le service du réseau ne répond pas
why-no-network-service-do = Attendez un moment et cherchez encore. Si cela se répète, redémarrez.
why-no-wifi = Je ne trouve pas la carte sans fil
why-no-wifi-do = Allumez-la avec la touche de la machine, ou utilisez le câble.
why-network-gone = Le réseau ne se trouve plus
why-network-gone-do = Approchez-vous du point d'accès et cherchez encore.
why-network-unsupported = Ce réseau demande un accès personnel
why-network-unsupported-do = Choisissez un réseau avec une seule clé pour tous.
why-key-shape = Une clé a de 8 à 63 caractères
why-key-shape-do = Vérifiez la clé et écrivez-la de nouveau.
why-key-wrong = La clé n'est pas la bonne
why-key-wrong-do = Montrez la clé, comparez-la et réessayez.
why-no-address = Le réseau ne donne pas d'adresse
why-no-address-do = Demandez à la personne qui gère le réseau, ou choisissez-en un autre.
why-no-answer = Le réseau ne répond pas
why-no-answer-do = Réessayez, ou choisissez un autre réseau.
why-proxy-shape = Le nom ou le port du relais ne va pas
why-proxy-shape-do = Le nom est comme proxy.example.it, le port un nombre jusqu'à 65535.
why-no-code = Il n'y a pas de code ici
why-no-code-do = Écrivez le code au clavier.
why-code-shape = Le code n'est pas bien écrit
why-code-shape-do = Comparez-le morceau par morceau.
why-code-refused = Le centre n'accepte pas ce code
why-code-refused-do = Il est périmé, déjà utilisé ou d'une autre région. Créez un nouveau code à la page du lieu.
why-no-internet = Internet ne répond pas
why-no-internet-do = Revenez au réseau et vérifiez-le. Le code reste valable.
why-portal = Le réseau demande d'accepter une page
why-portal-do = Choisissez un autre réseau, ou demandez à la personne qui le gère. Le code reste valable.
why-centre-silent = Le centre régional ne répond pas
why-centre-silent-do = Vérifiez le réseau et l'heure de la machine, puis réessayez. Le code reste valable.
why-no-centre = Je ne sais pas où est le centre régional
why-no-centre-do = Utilisez le code complet, avec l'adresse du centre, ou appelez la personne qui a préparé la clé USB.
why-file-wrong = Le fichier de la clé USB n'est pas compris
why-file-wrong-do = Corrigez sportello-install.toml à la ligne { $line } et redémarrez.
why-rule-none = Aucun disque n'est comme le dit le fichier de la clé USB
why-rule-none-do = Vérifiez la règle du disque dans sportello-install.toml, ou choisissez vous-même le disque.
why-rule-many = Plus d'un disque est comme le dit le fichier de la clé USB
why-rule-many-do = Indiquez le numéro de série dans sportello-install.toml, ou choisissez vous-même le disque.
why-erase-differs = Le fichier de la clé USB ne permet pas d'effacer ce disque
why-erase-differs-do = Écrivez son modèle à erase, ou choisissez vous-même le disque.
why-already = Ce système est déjà sur le disque
why-already-do = Enlevez la clé USB et redémarrez.
