# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The words of the terminal in French. Rules: "vous", short sentences, buttons in the infinitive,
# Italian names stay Italian. A no-break space stands before : ; ? ! and inside « ».

## The language

language-name = Français
direction = ltr
greeting = Bienvenue

## Words used everywhere

go-on = Continuer
go-back = Retour
close = Fermer
cancel = Annuler
confirm = Confirmer
next-page = Page suivante
previous-page = Page précédente
page-of = Page { $page } sur { $pages }
minutes-about = { $minutes ->
    [one] environ { $minutes } minute
   *[other] environ { $minutes } minutes
}
staff = Personnel

## The bar at the bottom

bar-language = Langue
bar-appearance = Aspect et voix
bar-read = Lire à voix haute
bar-read-stop = Arrêter la lecture
bar-help = Demander de l'aide
bar-help-sent = Aide demandée
bar-end = Terminer
bar-hide = Cacher l'écran
bar-more = Plus
time-left-minutes = { $minutes ->
    [one] Il reste { $minutes } minute
   *[other] Il reste { $minutes } minutes
}
time-left-seconds = { $seconds ->
    [one] Il reste { $seconds } seconde
   *[other] Il reste { $seconds } secondes
}
time-left-paused = Le temps est arrêté
time-grace = { $minutes ->
    [one] Dernière minute pour enregistrer
   *[other] { $minutes } minutes pour enregistrer
}

## Notices about time

warning-minutes = { $minutes ->
    [one] Il reste encore { $minutes } minute.
   *[other] Il reste encore { $minutes } minutes.
}
warning-save = Enregistrez ou imprimez ce que vous voulez garder.
warning-hop = Le temps est arrêté pendant que vous vous identifiez ou payez. Prenez votre temps.
grace-title = Le temps est terminé
grace-text = { $minutes ->
    [one] Vous avez encore { $minutes } minute pour enregistrer ou imprimer ce qu'il vous faut.
   *[other] Vous avez encore { $minutes } minutes pour enregistrer ou imprimer ce qu'il vous faut.
}
extend = Demander { $minutes } minutes
grace-take = Donnez-moi { $minutes } minutes pour enregistrer
phone = Je suis au téléphone
extended = Vous avez { $minutes } minutes de plus.
extend-refused-waiting = Une autre personne attend son tour. Nous ne pouvons pas vous donner plus de temps.
extend-refused-closing = Nous fermons bientôt. Nous ne pouvons pas vous donner plus de temps.
extend-refused-used = Vous avez déjà eu tout le temps en plus. S'il vous en faut encore, demandez au personnel.
understood = J'ai compris

## Welcome

welcome-start = Commencer
welcome-free = C'est gratuit.
welcome-documents = Aucun document n'est nécessaire.
welcome-erased = À la fin, nous effaçons tout.
welcome-appearance = Aspect
welcome-voice-on = Activer la voix
welcome-voice-off = Couper la voix
welcome-closing = Aujourd'hui, vous pouvez utiliser ce poste jusqu'à { $time }.

## Language

language-title = Langue
language-text = Vous pouvez changer de langue quand vous voulez. Vous restez au même endroit.

## Look and voice

appearance-title = Aspect et voix
appearance-colours = Couleurs
appearance-light = Claires
appearance-dark = Sombres
appearance-contrast = Fort contraste
appearance-text = Taille des lettres
appearance-text-normal = Normale
appearance-text-large = Grande
appearance-text-largest = Très grande
appearance-motion = Mouvement
appearance-motion-some = Léger
appearance-motion-none = Aucun
appearance-voice = Voix qui lit
appearance-voice-on = Activée
appearance-voice-off = Coupée

hands-title = Touches et pointeur
hands-slow = Une touche compte seulement si on la maintient
hands-bounce = Deux appuis rapprochés comptent pour un
hands-sticky = Majuscules : d'abord la touche, puis la lettre
hands-repeat = Une touche maintenue se répète
hands-dwell = Le pointeur arrêté appuie tout seul
hands-single = Une seule touche : le cadre avance tout seul
hands-no = Non
hands-yes = Oui
hands-short = Court
hands-medium = Moyen
hands-long = Long
hands-capital = La prochaine lettre est une majuscule
hands-third = La prochaine touche compte avec AltGr

## Before you start

notice-title = Avant de commencer
notice-time = Votre temps
notice-time-text = { $minutes ->
    [one] Vous avez { $minutes } minute. Nous vous prévenons avant la fin.
   *[other] Vous avez { $minutes } minutes. Nous vous prévenons avant la fin.
}
notice-erased = Ce que nous effaçons
notice-erased-text = Tout : les pages visitées, ce que vous écrivez, les fichiers. Nous l'effaçons quand vous terminez.
notice-counted = Ce que nous comptons
notice-counted-text = Nous comptons seulement que quelqu'un a utilisé le poste, combien de temps et pour quel service. Nous ne savons pas qui vous êtes.
notice-who = Qui est devant l'écran ?
notice-alone = Il n'y a que moi
notice-helped = Quelqu'un m'aide
notice-optional = Vous pouvez aussi ne pas répondre.

## What do you need to do

home-title = Que voulez-vous faire ?
home-search = Chercher
home-search-hint = Écrivez ce qu'il vous faut
home-choose = Par où commencer ?
home-practise = S'exercer
home-return = Revenir à : { $task }
need-identity = Identité numérique
need-identity-text = Entrer sur les sites avec votre nom
need-health = Santé
need-health-text = Médecin, visites, résultats
need-money = Argent et aides
need-money-text = Réductions, retraite, aides
need-school = École
need-school-text = Inscriptions, cantine, notes
need-work = Travail
need-work-text = Offres, CV
need-payments = Paiements
need-payments-text = Avis, amendes, impôts
need-messages = Courrier et messages
need-messages-text = Lire et écrire
need-learn = Apprendre
need-learn-text = Cours, livres, langues
need-commune = Ma commune
need-commune-text = Les services de ce lieu
need-browse = Naviguer librement
need-browse-text = Ouvrir les sites de votre choix

## Search and lists

results-title = Résultats pour « { $words } »
results-none = Nous n'avons pas trouvé « { $words } ».
results-none-help = Essayez avec un seul mot, par exemple « médecin ». Ou demandez au personnel.
results-again = Chercher encore
list-empty = Il n'y a encore rien ici. Demandez au personnel.
task-unchecked-short = À vérifier
task-practice = Essai sans risque
task-italian-short = En italien

## Help me choose

choose-title = Nous vous aidons à choisir
choose-question = Qu'est-ce qui vous amène ?
choose-letter = J'ai reçu une lettre ou un avis
choose-doctor = J'ai besoin d'un médecin ou d'un résultat
choose-money = J'ai besoin d'une aide financière
choose-work = Je cherche du travail
choose-child = C'est pour mon fils ou ma fille
choose-enter = Un site me demande d'entrer avec mon nom
choose-nothing = Rien de tout cela
choose-found = C'est peut-être ce qu'il vous faut
choose-nothing-text = Pas de problème. Le personnel vous écoute et vous aide à choisir.

## A service's card

card-needs = Avant de commencer, il vous faut
card-needs-none = Il ne vous faut rien.
card-print = Imprimer la liste
card-steps = { $count ->
    [one] { $count } étape
   *[other] { $count } étapes
}
card-start = Commencer
card-too-long = Il faut environ { $needed } minutes et il vous en reste { $left }. Il vaut peut-être mieux un autre jour, ou demandez au personnel.
card-long = Il faut environ { $needed } minutes et il vous en reste { $left }. Vous pouvez commencer : avant la fin, demandez plus de temps.
card-unchecked = Personne n'a encore vérifié ce guide sur le vrai site. Les boutons peuvent être différents.
card-practice = C'est un essai : rien n'est vrai et vous ne pouvez pas vous tromper.
card-who = Qui peut
card-cost = Combien ça coûte
card-for-whom = Pour vous ou pour un autre
card-stop = Quand s'arrêter et demander de l'aide
card-dangers = Faites attention
card-italian = Ce guide n'existe pas encore dans votre langue. Vous le lisez en italien.
card-unreviewed = Personne qui parle cette langue n'a encore relu ce guide. Si vous avez un doute, demandez au personnel.
danger-money = Ici vous payez vraiment
danger-password = Mots de passe et codes
danger-scam = C'est peut-être une arnaque
danger-data = Données sensibles
danger-careful = Pas de retour en arrière
fact-ask = (demandez au personnel)

## The guide

guide-step = Étape { $step } sur { $steps }
guide-show = Montrez-moi
guide-show-stop = Enlever la marque
guide-read = Lire
guide-stuck = Ça bloque…
guide-further = Voir la suite
guide-beginning = Voir le début
guide-back = Retour
guide-done = Fait
guide-finish = J'ai fini
guide-other = Faire autre chose
guide-lost-title = Nous ne savons pas où vous en êtes
guide-lost-text = Vous avez peut-être ouvert une autre page. Il ne s'est rien passé de grave.
guide-lost-restart = Refaire l'étape
guide-lost-stay = Je reste ici
guide-troubles = Qu'est-ce qui ne va pas ?
trouble-page = La page est blanche ou bloquée
trouble-page-do = Charger de nouveau
trouble-button = Je ne trouve pas le bouton
trouble-button-do = Montrez-moi
trouble-elsewhere = Je suis sur une autre page
trouble-elsewhere-do = Refaire l'étape
trouble-other = C'est autre chose
guide-restart-site = Retour au début du site
guide-page-back = Page d'avant
guide-print = Imprimer la page
guide-blocked = Ce site n'est pas dans le service et ne s'ouvre pas. Revenez à la page d'avant.
guide-blocked-staff = Si besoin, le personnel peut l'ouvrir.
guide-restarted = Le programme des sites s'est fermé et nous l'avons rouvert. Vous êtes à la même étape.
guide-unreachable = Le site ne répond pas. Attendez un moment et réessayez, ou revenez un autre jour.
guide-no-network = Il n'y a pas de connexion à internet. Ce n'est pas votre faute : appelez le personnel.
guide-full = L'espace pour les fichiers est plein. Effacez un fichier ou appelez le personnel.
guide-tabs = Trop de pages sont ouvertes. Nous avons fermé la dernière.
guide-no-voice = Il n'y a pas ici de voix pour cette langue.
guide-no-printer = On ne peut pas imprimer maintenant. Appelez le personnel.
guide-print-ask = Pages à imprimer : { $pages }.
guide-print-price = Elles coûtent { $amount }. Payez au personnel.
guide-no-paper = L'imprimante n'a plus de papier. Appelez le personnel : ensuite les pages sortent toutes seules.
guide-printer-off = L'imprimante ne répond pas ou s'est arrêtée. Appelez le personnel.
guide-too-many-pages = Il y a trop de pages à imprimer. Appelez le personnel.
guide-stick-ready = La clé USB est prête.
guide-stick-save = Enregistrer sur la clé
guide-stick-saved = Fichiers enregistrés : { $files }. Vous pouvez retirer la clé.
guide-stick-unusable = Cette clé ne peut pas servir. Essayez-en une autre.
guide-stick-full = La clé est pleine. Essayez-en une autre.
guide-stick-pulled = La clé est sortie trop tôt. Remettez-la et enregistrez.
guide-code = Prendre sur le téléphone
guide-no-code = Le texte est trop long pour le code. Choisissez un morceau plus court.
guide-printed = { $pages ->
    [one] Impression : { $pages } page.
   *[other] Impression : { $pages } pages.
}
guide-saved = Le fichier reste ici jusqu'à la fin. Ensuite nous l'effaçons.
guide-browse-title = Vous naviguez librement
guide-browse-text = Quand vous terminez, nous effaçons tout.
guide-retry = Réessayer
guide-opening = Nous ouvrons le site. Un petit moment.
guide-done-title = Vous avez réussi
guide-done-text = Vous avez fait toutes les étapes.
guide-did = Ce que vous avez fait
guide-next = Ce qui se passe maintenant

## Help

help-title = Aide
help-call = Appeler le personnel
help-sent = Appel envoyé
help-sent-text = Nous avons prévenu le personnel. Restez ici.
help-seen = Appel vu
help-seen-text = Le personnel a vu votre appel.
help-coming = Le personnel arrive
help-coming-text = Quelqu'un vient vers vous.
help-nobody = Personne ne peut venir maintenant
help-nobody-text = Vous pouvez téléphoner. En attendant, vous pouvez continuer.
help-phone = Téléphone : { $phone }
help-area = Dire au personnel de quoi il s'agit : { $area }
help-area-yes = oui
help-area-no = non
help-cancel = Plus besoin

## What the staff say

message-title = Message du personnel
message-closing-soon = Nous fermons bientôt. Enregistrez ou imprimez ce qu'il vous faut.
message-someone-waits = Une autre personne attend. Terminez dès que vous pouvez, s'il vous plaît.
message-come-to-the-desk = Venez à l'accueil, s'il vous plaît.
message-wait-a-moment = Attendez un moment, nous arrivons.
message-quiet-please = Parlez à voix basse, s'il vous plaît.
message-short-stop = Nous allons bientôt arrêter ce poste un moment. Enregistrez ce qu'il vous faut.
staff-end-notice = { $seconds ->
    [one] Dans { $seconds } seconde, le personnel ferme le poste.
   *[other] Dans { $seconds } secondes, le personnel ferme le poste.
}
staff-end-notice-text = Enregistrez ou imprimez maintenant ce que vous voulez garder. Ensuite nous effaçons tout.

## Hide the screen

hide-title = Cacher l'écran
hide-text = Choisissez un code de quatre chiffres. Il vous servira pour revenir ici.
hide-code = Votre code
hide-code-again = Le même code
hide-repeat = Écrivez de nouveau le même code
hide-differs = Les deux codes sont différents. Choisissez de nouveau.
hide-limit = { $minutes ->
    [one] Si vous ne revenez pas dans { $minutes } minute, nous terminons et effaçons tout.
   *[other] Si vous ne revenez pas dans les { $minutes } minutes, nous terminons et effaçons tout.
}
locked-title = L'écran est caché
locked-text = Écrivez votre code pour continuer.
locked-wrong = Ce n'est pas le bon code. Réessayez.
locked-forgotten = Code oublié ? Le personnel peut seulement terminer et tout effacer.
locked-until = { $minutes ->
    [one] Encore { $minutes } minute, puis nous effaçons tout.
   *[other] Encore { $minutes } minutes, puis nous effaçons tout.
}
digits-entered = { $count ->
    [one] { $count } chiffre écrit
   *[other] { $count } chiffres écrits
}
digit-erase = Effacer
staff-locked-title = Le poste est bloqué
staff-locked-text = Le personnel revient bientôt. Vos pages sont toujours ici.
locked-wait = { $seconds ->
    [one] Attendez { $seconds } seconde et réessayez.
   *[other] Attendez { $seconds } secondes et réessayez.
}

## Are you still there?

idle-title = Êtes-vous toujours là ?
idle-text = Nous avons couvert la page pour que personne d'autre ne la voie.
idle-still = C'est toujours moi
idle-new = Je viens d'arriver
idle-new-text = Si vous venez d'arriver, nous effaçons tout et vous commencez à zéro.
idle-seconds = { $seconds ->
    [one] { $seconds } seconde
   *[other] { $seconds } secondes
}

## Finish

end-title = Avez-vous enregistré ce qu'il vous faut ?
end-text = Quand vous terminez, nous effaçons tout. Personne ne peut rien récupérer.
end-files = Ces fichiers ne sont pas encore enregistrés :
files-pdf = { $count ->
    [one] { $count } document à imprimer (PDF)
   *[other] { $count } documents à imprimer (PDF)
}
files-image = { $count ->
    [one] { $count } image
   *[other] { $count } images
}
files-document = { $count ->
    [one] { $count } document texte
   *[other] { $count } documents texte
}
files-other = { $count ->
    [one] { $count } autre fichier
   *[other] { $count } autres fichiers
}
end-now = Terminer et effacer
end-stay = Je reste encore

## Erasing

ending-title = Nous effaçons tout
ending-done = Nous avons tout effacé
ending-failed = Quelque chose s'est mal effacé
ending-failed-text = Le poste s'arrête et redémarre tout seul. Personne ne peut l'utiliser avant.
erased-pages = Pages visitées
erased-pages-done = effacées
erased-files = Fichiers
erased-files-done = effacés
erased-memory = Mémoire
erased-memory-done = nettoyée
erased-print = Impressions en attente
erased-print-done = effacées
erased-clipboard = Textes copiés
erased-clipboard-done = effacés
erased-secrets = Clés et codes
erased-secrets-done = effacés
erased-waiting = un moment
erased-failed = pas réussi
erased-not-proven = impossible à prouver sur ce poste

## Thanks

thanks-title = Merci
thanks-question = Ça s'est bien passé ?
rating-1 = Très mal
rating-2 = Mal
rating-3 = Moyen
rating-4 = Bien
rating-5 = Très bien
thanks-rated = Merci de votre réponse.
thanks-list = Ce que nous avons effacé
thanks-skip = Je ne réponds pas
thanks-take = Pensez à prendre vos affaires.
thanks-today = Ce que vous avez fait aujourd'hui
thanks-today-next = Ce qui se passe maintenant

## Learning

home-learn = Apprendre en deux minutes
learn-title = Apprendre en deux minutes
learn-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
learn-assess = Qu'est-ce que je sais déjà faire ?
learn-assess-text = Treize phrases sur vous
lesson-card = Fiche { $number } sur { $count }
lesson-trial = Essai
lesson-right = C'est juste.
lesson-wrong = Ce n'est pas celle-ci.
lesson-again = Essayez une autre réponse.
lesson-done = Vous avez fini. Maintenant vous pouvez faire ceci :
lesson-start-again = Recommencer
lesson-leave = Autres leçons

## What can I do already

assess-title = Qu'est-ce que je sais déjà faire ?
assess-intro = Lisez treize phrases. Pour chacune, choisissez une réponse : aucune n'est fausse.
assess-private = Nous ne gardons pas vos réponses. Nous comptons seulement le résultat de chaque domaine, sans savoir qui vous êtes.
assess-start = Commencer
assess-number = Phrase { $number } sur { $count }
assess-never = Pas encore
assess-helped = Avec de l'aide
assess-alone = Sans aide
assess-teach = Je l'explique à d'autres
assess-result = Voici ce que vous savez faire
assess-try = Essayez ceci :
area-1 = Chercher et garder des informations
area-2 = Parler avec les autres et utiliser les services
area-3 = Écrire et créer
area-4 = Vous protéger, vous et vos données
area-5 = Résoudre les problèmes
level-1 = Vous pouvez commencer ici. Le personnel vous aide.
level-2 = Avec un peu de pratique, vous y arrivez sans aide.
level-3 = Vous y arrivez sans aide.
level-4 = Vous savez bien le faire : vous pouvez aider les autres.

## Closed, maintenance, out of service

closed-title = C'est fermé maintenant
closed-opens = Nous rouvrons { $when }
closed-hours = Horaires
closed-day-closed = fermé
hours-range = de { $from } à { $to }
day-1 = lundi
day-2 = mardi
day-3 = mercredi
day-4 = jeudi
day-5 = vendredi
day-6 = samedi
day-7 = dimanche
day-at = { $day } à { $time }
today-at = aujourd'hui à { $time }
tomorrow-at = demain à { $time }
maintenance-title = Travaux en cours
maintenance-text = Le personnel remet ce poste en état. Utilisez un autre poste.
out-title = Ce poste est arrêté
out-text = Utilisez un autre poste ou appelez le personnel.
out-reason-wipe = Nous ne sommes pas sûrs d'avoir tout effacé de la personne d'avant. C'est pourquoi nous nous arrêtons.
out-reason-staff = Le personnel l'a mis de côté.
out-reason-fault = Quelque chose ici ne fonctionne pas. Ce n'est pas votre faute.
nothing-title = Aujourd'hui, on ne peut pas naviguer ici
nothing-reason-browser = Le programme qui ouvre les sites manque.
nothing-reason-shelter = Le poste ne peut pas protéger vos données, il ne s'ouvre donc pas.
nothing-reason-screen = L'écran ne peut pas être partagé de façon sûre.
nothing-reason-tasks = Les guides ne peuvent pas être lus.
nothing-reason-space = Il n'y a plus de place sur le poste.
nothing-reason-book = Le poste ne peut pas tenir son registre.
nothing-text = Utilisez un autre poste ou appelez le personnel. Nous réessayons tout seuls.
call-phone = Appelez le { $phone }

## Staff

pin-title = Personnel
pin-text = Écrivez votre code personnel.
pin-wrong = Ce n'est pas le bon code.
pin-wait = { $seconds ->
    [one] Attendez { $seconds } seconde et réessayez.
   *[other] Attendez { $seconds } secondes et réessayez.
}
pin-none = Ce poste n'a encore aucun code du personnel. Demandez à la personne qui le gère.
staff-title = Menu du personnel
staff-hello = Menu ouvert par { $name }
staff-start = Démarrer pour quelqu'un
staff-extend-by = { $minutes ->
    [one] { $minutes } minute de plus
   *[other] { $minutes } minutes de plus
}
staff-end = Terminer
staff-end-sure = Terminer la session et tout effacer ?
staff-lock = Bloquer le poste
staff-maintenance = Mettre en entretien
staff-maintenance-end = Remettre en usage
staff-clear = Remettre en service
staff-allow-host = Ouvrir le dernier site bloqué
staff-allow-host-none = Aucun site bloqué
staff-allowed-host = Site ouvert pour cette session
staff-waiting-on = Quelqu'un attend : oui
staff-waiting-off = Quelqu'un attend : non
staff-health = État du poste
staff-receipts = Derniers effacements
staff-receipts-none = Aucun effacement encore.
staff-leave = Quitter le menu
staff-help-coming = J'y vais
staff-session-left = { $minutes ->
    [one] Une personne utilise le poste : il reste { $minutes } minute
   *[other] Une personne utilise le poste : il reste { $minutes } minutes
}
staff-session-locked = L'écran est caché. Vous pouvez seulement terminer.
staff-lock-lift = Débloquer le poste
staff-state-free = Le poste est libre
staff-state-locked = Le personnel a bloqué le poste
staff-state-maintenance = Le poste est en entretien
staff-state-out = Le poste est hors service
staff-state-closed = Le lieu est fermé
staff-refused-none = Impossible : personne n'utilise le poste.
staff-refused-busy = Impossible : quelqu'un utilise le poste.
staff-refused-service = Impossible : le poste est hors service ou en entretien.
staff-refused-hidden = Impossible : la personne a caché l'écran. Vous pouvez seulement terminer.
staff-refused-other = Impossible en ce moment.
staff-code = Code pour l'assistance : { $code }
health-browser = Programme des sites
health-network = Connexion à internet
health-printer = Imprimante
health-voice = Voix
health-book = Registre
health-space = Espace libre
health-clock = Heure et date
health-tasks = Guides
health-good = en ordre
health-poor = à contrôler
health-bad = ne marche pas
health-absent = manque
receipt-pass = Tout est effacé
receipt-partial = Effacé ; tout ne peut pas être prouvé ici
receipt-fail = Pas réussi : poste arrêté

## Voice and single key

voice-key = F2 : voix activée ou coupée
voice-is-on = La voix est activée. F2 la coupe. F3 répète. F7 et F8 : volume. F9 et F10 : vitesse. Toute touche l'arrête.
voice-missing = Il n'y a pas de voix ici pour cette langue.
voice-volume = Volume { $percent } sur 100
voice-rate = Vitesse { $rate } sur 9
scan-is-on = Une seule touche : activé. Appuyez sur Espace quand le cadre est sur ce que vous voulez. F4 change la vitesse, puis désactive.
scan-is-off = Une seule touche : désactivé.
role-button = bouton
role-link = lien
role-toggle = interrupteur
role-radio = choix
role-field = champ à écrire
role-secret = champ caché
role-heading = titre
role-combo = liste de choix
role-checkbox = case
role-picture = image
role-foreign = partie d'un autre site, qui ne peut pas être lue ici
role-chosen = choisi
role-not-chosen = pas choisi
role-unavailable = non disponible
role-wrong = à corriger
role-required = obligatoire
role-empty = vide
page-keys = Dans la page, utilisez les flèches haut et bas. H : titres. L : liens. B : boutons. C : champs. Entrée appuie.
page-end = Il n'y a rien d'autre.
page-silent = La page ne répond pas. Essayez encore.
page-write = Écrivez maintenant. Avec F6, vous revenez au guide.
page-choose = Choisissez avec les flèches haut et bas. Entrée valide.
page-option = { $at } sur { $of }
page-before = Reculer dans la page
page-next = Avancer dans la page
page-press = Appuyer dans la page
page-type = Clavier
aloud-title = D'autres peuvent entendre
aloud-text = La voix lit la page, et les personnes proches l'entendent. Appuyez sur Entrée pour continuer, ou branchez un casque.
aloud-yes = Lire quand même
typing-space = Espace
typing-erase = Effacer
typing-capitals = Majuscules
typing-signs = Chiffres et signes
typing-letters = Lettres
typing-open = Clavier
typing-close = Fermer le clavier

# Laptops
battery-low = La batterie est presque vide
battery-low-text = Enregistrez votre travail. Demandez au personnel de brancher l'ordinateur.
battery-end = La batterie est vide : la session va se terminer
battery-end-text = Enregistrez ou imprimez maintenant ce que vous voulez garder. Si vous branchez l'ordinateur, vous pouvez continuer.
lid-closed = L'écran est fermé : la session va se terminer
lid-closed-text = Ouvrez-le pour continuer.
out-reason-battery = La batterie est vide. Il faut brancher l'ordinateur.
paper-title = Imprimer
paper-making = Nous préparons la feuille.
paper-page-price = Chaque page coûte { $amount }.
paper-free = Vous ne payez rien.
paper-printing = Impression en cours. Prenez la feuille à l'imprimante.
paper-print = Imprimer
paper-today = Imprimer ce que vous avez fait

# Networks, in the staff menu
net-title = Reliez le poste au réseau
net-cable-connected = Le câble fonctionne
net-cable-plugged = Le câble est branché, mais le réseau ne répond pas encore
net-online = Internet répond
net-local = Il y a un réseau, mais internet ne répond pas
net-portal = Le réseau demande d'accepter une page
net-portal-text = C'est un réseau avec une page d'accueil. Demandez à la personne qui le gère de laisser passer ce poste, ou choisissez un autre réseau.
net-offline = Aucun réseau
net-offline-text = Branchez le câble, ou choisissez un réseau sans fil.
net-unknown = Je ne sais pas encore si internet répond
net-no-wifi = Cette machine n'a pas de réseau sans fil, ou il est éteint.
net-none-found = Je ne trouve pas de réseau sans fil ici.
net-scan = Chercher encore
net-line = { $name }, signal { $strength } %
net-in-use = utilisé
net-open = sans clé
net-key = avec clé
net-unsupported = non adapté : demande un accès personnel
net-key-title = Entrez dans le réseau { $name }
net-key-label = Clé du réseau
net-key-hint = De 8 à 63 lettres, chiffres ou signes. Laissez vide si le réseau n'a pas de clé.
net-key-show = Montrer la clé
net-key-shown = visible
net-key-hidden = cachée
net-key-go = Entrer
net-joining = J'entre dans le réseau
net-joining-text = Cela peut prendre presque une minute.
net-why-machine = La machine n'a pas réussi
net-why-machine-do = Réessayez. Si cela se répète, redémarrez et appelez la personne qui gère les postes.
net-why-lost = La partie qui travaille sur le système ne répond pas
net-why-lost-do = Attendez un moment et réessayez. Si cela se répète, redémarrez.
net-why-no-network-service = Le service du réseau ne répond pas
net-why-no-network-service-do = Attendez un moment et cherchez encore. Si cela se répète, redémarrez.
net-why-no-wifi = Je ne trouve pas la carte sans fil
net-why-no-wifi-do = Allumez-la avec la touche de la machine, ou utilisez le câble.
net-why-network-gone = Le réseau ne se trouve plus
net-why-network-gone-do = Approchez-vous du point d'accès et cherchez encore.
net-why-network-unsupported = Ce réseau demande un accès personnel
net-why-network-unsupported-do = Choisissez un réseau avec une seule clé pour tous.
net-why-key-shape = Une clé a de 8 à 63 caractères
net-why-key-shape-do = Vérifiez la clé et écrivez-la de nouveau.
net-why-key-wrong = La clé n'est pas la bonne
net-why-key-wrong-do = Montrez la clé, comparez-la et réessayez.
net-why-no-address = Le réseau ne donne pas d'adresse
net-why-no-address-do = Demandez à la personne qui gère le réseau, ou choisissez-en un autre.
net-why-no-answer = Le réseau ne répond pas
net-why-no-answer-do = Réessayez, ou choisissez un autre réseau.
net-known = déjà connu
net-metered = C'est le téléphone de quelqu'un, ou on paie au volume
net-metered-on = les mises à jour ne l'utilisent pas
net-metered-off = les mises à jour l'utilisent
net-forget = Oublier ce réseau
net-page-open = Ouvrir la page du réseau
net-page-title = La page du réseau
net-page-text = Acceptez ou connectez-vous sur la page à côté. Puis fermez-la : nous effaçons tout.
net-page-opening = La page s'ouvre.
net-page-silent = La page ne répond pas. Rechargez-la, ou choisissez un autre réseau.
net-page-again = Recharger
net-page-close = Fermer et effacer
health-battery = Batterie
