# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The words of the terminal in Spanish. Rules: polite forms ("elija") without the pronoun, words
# that Spain and America share, buttons in the infinitive, Italian names stay Italian.

## The language

language-name = Español
direction = ltr
greeting = Bienvenidos

## Words used everywhere

go-on = Continuar
go-back = Atrás
close = Cerrar
cancel = Cancelar
confirm = Confirmar
next-page = Página siguiente
previous-page = Página anterior
page-of = Página { $page } de { $pages }
minutes-about = { $minutes ->
    [one] cerca de { $minutes } minuto
   *[other] unos { $minutes } minutos
}
staff = Personal

## The bar at the bottom

bar-language = Idioma
bar-appearance = Aspecto y voz
bar-read = Leer en voz alta
bar-read-stop = Dejar de leer
bar-help = Pedir ayuda
bar-help-sent = Ayuda pedida
bar-end = Terminar
bar-hide = Ocultar la pantalla
bar-more = Más
time-left-minutes = { $minutes ->
    [one] Queda { $minutes } minuto
   *[other] Quedan { $minutes } minutos
}
time-left-seconds = { $seconds ->
    [one] Queda { $seconds } segundo
   *[other] Quedan { $seconds } segundos
}
time-left-paused = El tiempo está parado
time-grace = { $minutes ->
    [one] Último minuto para guardar
   *[other] { $minutes } minutos para guardar
}

## Notices about time

warning-minutes = { $minutes ->
    [one] Queda un minuto más.
   *[other] Quedan { $minutes } minutos más.
}
warning-save = Si quiere conservar algo, es el momento de guardarlo o imprimirlo.
warning-hop = El tiempo está parado mientras usa su identidad o paga. Con calma.
grace-title = El tiempo ha terminado
grace-text = { $minutes ->
    [one] Queda un minuto más para guardar o imprimir lo necesario.
   *[other] Quedan { $minutes } minutos más para guardar o imprimir lo necesario.
}
extend = Pedir { $minutes } minutos más
grace-take = Denme { $minutes } minutos para guardar
phone = Estoy al teléfono
extended = Hay { $minutes } minutos más.
extend-refused-waiting = Otra persona espera su turno. No podemos dar más tiempo.
extend-refused-closing = Cerramos dentro de poco. No podemos dar más tiempo.
extend-refused-used = Ya se ha usado todo el tiempo extra. Si hace falta más, pregunte al personal.
understood = Entendido

## Welcome

welcome-start = Empezar
welcome-free = Es gratis.
welcome-documents = No hace falta ningún documento.
welcome-erased = Al final borramos todo.
welcome-appearance = Aspecto
welcome-voice-on = Activar la voz
welcome-voice-off = Apagar la voz
welcome-closing = Hoy se puede usar este equipo hasta las { $time }.

## Language

language-title = Idioma
language-text = Se puede cambiar de idioma en cualquier momento, sin perder el lugar.

## Look and voice

appearance-title = Aspecto y voz
appearance-colours = Colores
appearance-light = Claros
appearance-dark = Oscuros
appearance-contrast = Contraste fuerte
appearance-text = Tamaño de las letras
appearance-text-normal = Normal
appearance-text-large = Grande
appearance-text-largest = Muy grande
appearance-motion = Movimiento
appearance-motion-some = Poco
appearance-motion-none = Ninguno
appearance-voice = Voz que lee
appearance-voice-on = Activada
appearance-voice-off = Apagada

hands-title = Teclas y puntero
hands-slow = Una tecla solo cuenta si la mantiene pulsada
hands-bounce = Dos pulsaciones seguidas cuentan como una
hands-sticky = Mayúsculas: primero la tecla, después la letra
hands-repeat = Una tecla que se mantiene pulsada se repite
hands-dwell = El puntero parado pulsa solo
hands-single = Una sola tecla: el recuadro se mueve solo
hands-no = No
hands-yes = Sí
hands-short = Corto
hands-medium = Medio
hands-long = Largo
hands-capital = La próxima letra es mayúscula
hands-third = La próxima tecla vale con AltGr

## Before you start

notice-title = Antes de empezar
notice-time = Cuánto tiempo hay
notice-time-text = { $minutes ->
    [one] Hay { $minutes } minuto. Avisamos antes de que termine.
   *[other] Hay { $minutes } minutos. Avisamos antes de que terminen.
}
notice-erased = Qué borramos
notice-erased-text = Todo: las páginas visitadas, lo que se escribe, los archivos. Lo borramos al terminar.
notice-counted = Qué contamos
notice-counted-text = Contamos solo que alguien ha usado el equipo, cuánto tiempo y para qué servicio. No sabemos quién es.
notice-who = ¿Quién está delante de la pantalla?
notice-alone = Estoy solo yo
notice-helped = Alguien me ayuda
notice-optional = También se puede no responder.

## What do you need to do

home-title = ¿Qué necesita hacer?
home-search = Buscar
home-search-hint = Escriba lo que necesita
home-choose = No sé por dónde empezar
home-practise = Practicar
home-return = Volver a: { $task }
need-identity = Identidad digital
need-identity-text = Entrar en los sitios con nombre propio
need-health = Salud
need-health-text = Médico, citas, resultados
need-money = Dinero y ayudas
need-money-text = Descuentos, pensión, ayudas
need-school = Escuela
need-school-text = Inscripciones, comedor, notas
need-work = Trabajo
need-work-text = Ofertas, currículum
need-payments = Pagos
need-payments-text = Avisos, multas, tasas
need-messages = Correo y mensajes
need-messages-text = Leer y escribir
need-learn = Aprender
need-learn-text = Cursos, libros, idiomas
need-commune = Mi Ayuntamiento
need-commune-text = Los servicios de este lugar
need-browse = Navegar libremente
need-browse-text = Abrir cualquier sitio

## Search and lists

results-title = Resultados de «{ $words }»
results-none = No hemos encontrado «{ $words }».
results-none-help = Pruebe con una sola palabra, por ejemplo «médico». O pregunte al personal.
results-again = Buscar otra vez
list-empty = Aquí todavía no hay nada. Pregunte al personal.
task-unchecked-short = Sin comprobar
task-practice = Prueba sin riesgos
task-italian-short = En italiano

## Help me choose

choose-title = Ayudamos a elegir
choose-question = ¿Qué le trae por aquí?
choose-letter = He recibido una carta o un aviso
choose-doctor = Necesito un médico o un resultado
choose-money = Necesito ayuda con el dinero
choose-work = Busco trabajo
choose-child = Es para un hijo o una hija
choose-enter = Un sitio me pide entrar con mi nombre
choose-nothing = Nada de esto
choose-found = Quizás sea esto
choose-nothing-text = No hay problema. El personal escucha y ayuda a elegir.

## A service's card

card-needs = Antes de empezar hace falta
card-needs-none = No hace falta nada.
card-print = Imprimir la lista
card-steps = { $count ->
    [one] { $count } paso
   *[other] { $count } pasos
}
card-start = Empezar
card-too-long = Hacen falta unos { $needed } minutos y quedan { $left }. Quizás sea mejor otro día, o pregunte al personal.
card-long = Hacen falta unos { $needed } minutos y quedan { $left }. Se puede empezar: antes del final, pida más tiempo.
card-unchecked = Nadie ha comprobado todavía esta guía en el sitio real. Los botones pueden ser distintos.
card-practice = Es una prueba: nada es real y no hay manera de equivocarse.
card-who = Quién puede
card-cost = Cuánto cuesta
card-for-whom = Para mí o para otra persona
card-stop = Cuándo parar y pedir ayuda
card-dangers = Atención
card-italian = Esta guía todavía no existe en el idioma elegido. Se lee en italiano.
card-unreviewed = Nadie que hable este idioma ha revisado todavía esta guía. En caso de duda, pregunte al personal.
danger-money = Aquí se paga de verdad
danger-password = Contraseñas y códigos secretos
danger-scam = Puede ser una estafa
danger-data = Datos delicados
danger-careful = No se puede deshacer
fact-ask = (pregunte al personal)

## The guide

guide-step = Paso { $step } de { $steps }
guide-show = Mostrar dónde
guide-show-stop = Quitar la marca
guide-read = Leer
guide-stuck = No funciona…
guide-further = Mostrar el resto
guide-beginning = Mostrar el principio
guide-back = Atrás
guide-done = Hecho
guide-finish = He terminado
guide-other = Hacer otra cosa
guide-lost-title = No sabemos en qué punto está
guide-lost-text = Quizás se ha abierto otra página. No ha pasado nada grave.
guide-lost-restart = Repetir el paso
guide-lost-stay = Me quedo aquí
guide-troubles = ¿Qué no funciona?
trouble-page = La página está en blanco o parada
trouble-page-do = Cargar de nuevo
trouble-button = No encuentro el botón
trouble-button-do = Mostrar dónde
trouble-elsewhere = Estoy en otra página
trouble-elsewhere-do = Repetir el paso
trouble-other = Es otra cosa
guide-restart-site = Volver al inicio del sitio
guide-page-back = Página anterior
guide-print = Imprimir la página
guide-blocked = Este sitio no forma parte del servicio, por eso no se abre. Vuelva a la página anterior.
guide-blocked-staff = Si hace falta, el personal puede abrirlo.
guide-restarted = El programa de los sitios se cerró y lo hemos abierto de nuevo. El paso es el mismo.
guide-unreachable = El sitio no responde. Espere un momento y pruebe otra vez, o vuelva otro día.
guide-no-network = No hay conexión a internet. No es culpa suya: llame al personal.
guide-full = El espacio para archivos está lleno. Borre un archivo o llame al personal.
guide-tabs = Hay demasiadas páginas abiertas. Hemos cerrado la última.
guide-no-voice = Aquí falta la voz para este idioma.
guide-no-printer = Ahora no se puede imprimir. Llame al personal.
guide-print-ask = Páginas para imprimir: { $pages }.
guide-print-price = Cuestan { $amount }. Pague al personal.
guide-no-paper = La impresora no tiene papel. Llame al personal: después las páginas salen solas.
guide-printer-off = La impresora no responde o se ha parado. Llame al personal.
guide-too-many-pages = Son demasiadas páginas para imprimir. Llame al personal.
guide-stick-ready = La memoria USB está lista.
guide-stick-save = Guardar en la memoria
guide-stick-saved = Archivos guardados: { $files }. Ya puede sacar la memoria.
guide-stick-unusable = Esta memoria no se puede usar. Pruebe con otra.
guide-stick-full = La memoria está llena. Pruebe con otra.
guide-stick-pulled = La memoria salió demasiado pronto. Métala otra vez y guarde.
guide-code = Llevar al teléfono
guide-no-code = El texto es demasiado largo para el código. Elija una parte más corta.
guide-printed = { $pages ->
    [one] Se imprime: { $pages } página.
   *[other] Se imprimen: { $pages } páginas.
}
guide-saved = El archivo se queda aquí hasta el final. Después lo borramos.
guide-browse-title = Navegación libre
guide-browse-text = Al terminar, borramos todo.
guide-retry = Reintentar
guide-opening = Abrimos el sitio. Tarda un momento.
guide-done-title = ¡Lo ha conseguido!
guide-done-text = Todos los pasos están hechos.
guide-did = Lo que se ha hecho
guide-next = Qué pasa ahora

## Help

help-title = Ayuda
help-call = Llamar al personal
help-sent = Llamada enviada
help-sent-text = Hemos avisado al personal. Puede quedarse aquí.
help-seen = Llamada vista
help-seen-text = El personal ha visto la llamada.
help-coming = Llega el personal
help-coming-text = Alguien viene hacia aquí.
help-nobody = Ahora nadie puede venir
help-nobody-text = Puede llamar por teléfono. Mientras tanto puede continuar.
help-phone = Teléfono: { $phone }
help-area = Decir al personal de qué se trata: { $area }
help-area-yes = sí
help-area-no = no
help-cancel = Ya no hace falta

## What the staff say

message-title = Mensaje del personal
message-closing-soon = Cerramos dentro de poco. Guarde o imprima lo que necesita.
message-someone-waits = Otra persona espera. Termine en cuanto pueda, por favor.
message-come-to-the-desk = Venga al mostrador, por favor.
message-wait-a-moment = Espere un momento, ya vamos.
message-quiet-please = Hable en voz baja, por favor.
message-short-stop = Dentro de poco pararemos este equipo un momento. Guarde lo que necesita.
staff-end-notice = { $seconds ->
    [one] Dentro de un segundo el personal cierra el equipo.
   *[other] Dentro de { $seconds } segundos el personal cierra el equipo.
}
staff-end-notice-text = Guarde o imprima ahora lo que quiera conservar. Después borramos todo.

## Hide the screen

hide-title = Ocultar la pantalla
hide-text = Elija un código de cuatro cifras. Sirve para volver aquí.
hide-code = Su código
hide-code-again = El mismo código
hide-repeat = Escriba otra vez el mismo código
hide-differs = Los dos códigos son distintos. Elija otra vez.
hide-limit = { $minutes ->
    [one] Si no vuelve antes de { $minutes } minuto, terminamos y borramos todo.
   *[other] Si no vuelve antes de { $minutes } minutos, terminamos y borramos todo.
}
locked-title = La pantalla está oculta
locked-text = Escriba su código para continuar.
locked-wrong = El código no es ese. Pruebe otra vez.
locked-forgotten = ¿Ha olvidado el código? El personal solo puede terminar y borrar todo.
locked-until = { $minutes ->
    [one] { $minutes } minuto más, después borramos todo.
   *[other] { $minutes } minutos más, después borramos todo.
}
digits-entered = { $count ->
    [one] { $count } cifra escrita
   *[other] { $count } cifras escritas
}
digit-erase = Borrar
staff-locked-title = El equipo está bloqueado
staff-locked-text = El personal vuelve enseguida. Sus páginas siguen aquí.
locked-wait = { $seconds ->
    [one] Espere { $seconds } segundo y pruebe otra vez.
   *[other] Espere { $seconds } segundos y pruebe otra vez.
}

## Are you still there?

idle-title = ¿Sigue ahí?
idle-text = Hemos cubierto la página para que nadie más la vea.
idle-still = Sigo siendo yo
idle-new = Acabo de llegar
idle-new-text = Si acaba de llegar, borramos todo y se empieza desde cero.
idle-seconds = { $seconds ->
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}

## Finish

end-title = ¿Ha guardado lo que necesita?
end-text = Al terminar, borramos todo. Nadie puede recuperar nada.
end-files = Estos archivos todavía no están guardados:
files-pdf = { $count ->
    [one] { $count } documento para imprimir (PDF)
   *[other] { $count } documentos para imprimir (PDF)
}
files-image = { $count ->
    [one] { $count } imagen
   *[other] { $count } imágenes
}
files-document = { $count ->
    [one] { $count } documento de texto
   *[other] { $count } documentos de texto
}
files-other = { $count ->
    [one] { $count } archivo más
   *[other] { $count } archivos más
}
end-now = Terminar y borrar
end-stay = Me quedo

## Erasing

ending-title = Borramos todo
ending-done = Hemos borrado todo
ending-failed = Algo no se ha borrado bien
ending-failed-text = El equipo se para y empieza de nuevo solo. Nadie puede usarlo antes.
erased-pages = Páginas visitadas
erased-pages-done = borradas
erased-files = Archivos
erased-files-done = borrados
erased-memory = Memoria
erased-memory-done = limpia
erased-print = Impresiones en espera
erased-print-done = borradas
erased-clipboard = Textos copiados
erased-clipboard-done = borrados
erased-secrets = Claves y códigos
erased-secrets-done = borrados
erased-waiting = un momento
erased-failed = no logrado
erased-not-proven = en este equipo no se puede demostrar

## Thanks

thanks-title = Gracias
thanks-question = ¿Qué tal ha ido?
rating-1 = Muy mal
rating-2 = Mal
rating-3 = Regular
rating-4 = Bien
rating-5 = Muy bien
thanks-rated = Gracias por la respuesta.
thanks-list = Qué hemos borrado
thanks-skip = No respondo
thanks-take = No olvide sus cosas.
thanks-today = Lo que se ha hecho hoy
thanks-today-next = Qué pasa ahora

## Learning

home-learn = Aprender en dos minutos
learn-title = Aprender en dos minutos
learn-minutes = { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}
learn-assess = ¿Qué sé hacer ya?
learn-assess-text = Trece frases personales
lesson-card = Ficha { $number } de { $count }
lesson-trial = Prueba
lesson-right = Correcto.
lesson-wrong = No es esta.
lesson-again = Pruebe otra respuesta.
lesson-done = Ya está. Ahora se puede hacer esto:
lesson-start-again = Empezar otra vez
lesson-leave = Otras lecciones

## What can I do already

assess-title = ¿Qué sé hacer ya?
assess-intro = Lea trece frases. Para cada una elija una respuesta: ninguna está mal.
assess-private = No guardamos las respuestas. Solo contamos el resultado de cada área, sin saber quién es usted.
assess-start = Empezar
assess-number = Frase { $number } de { $count }
assess-never = Todavía no
assess-helped = Con ayuda
assess-alone = Sin ayuda
assess-teach = Lo explico a otros
assess-result = Esto es lo que sabe hacer
assess-try = Pruebe esto:
area-1 = Buscar y guardar información
area-2 = Hablar con otros y usar los servicios
area-3 = Escribir y crear
area-4 = Protegerse y proteger los datos
area-5 = Resolver problemas
level-1 = Se puede empezar por aquí. El personal ayuda.
level-2 = Con un poco de práctica se hace sin ayuda.
level-3 = Lo hace sin ayuda.
level-4 = Lo hace bien: puede ayudar a otros.

## Closed, maintenance, out of service

closed-title = Ahora está cerrado
closed-opens = Abrimos de nuevo { $when }
closed-hours = Horario
closed-day-closed = cerrado
hours-range = de { $from } a { $to }
day-1 = lunes
day-2 = martes
day-3 = miércoles
day-4 = jueves
day-5 = viernes
day-6 = sábado
day-7 = domingo
day-at = { $day } a las { $time }
today-at = hoy a las { $time }
tomorrow-at = mañana a las { $time }
maintenance-title = Trabajos en curso
maintenance-text = El personal está arreglando este equipo. Use otro, por favor.
out-title = Este equipo está parado
out-text = Use otro equipo o llame al personal.
out-reason-wipe = No hay seguridad de haber borrado todo de la persona anterior. Por eso paramos.
out-reason-staff = El personal lo ha apartado.
out-reason-fault = Algo aquí dentro no funciona. No es culpa suya.
nothing-title = Hoy aquí no se puede navegar
nothing-reason-browser = Falta el programa que abre los sitios.
nothing-reason-shelter = El equipo no puede proteger sus datos, por eso no se abre.
nothing-reason-screen = La pantalla no se puede dividir de forma segura.
nothing-reason-tasks = Las guías no se pueden leer.
nothing-reason-space = Ya no hay espacio en el equipo.
nothing-reason-book = El equipo no puede llevar su registro.
nothing-text = Use otro equipo o llame al personal. Seguimos intentándolo.
call-phone = Llame al { $phone }

## Staff

pin-title = Personal
pin-text = Escriba su código personal.
pin-wrong = El código no es ese.
pin-wait = { $seconds ->
    [one] Espere { $seconds } segundo y pruebe otra vez.
   *[other] Espere { $seconds } segundos y pruebe otra vez.
}
pin-none = En este equipo todavía no hay ningún código del personal. Pregunte a quien lo administra.
staff-title = Menú del personal
staff-hello = Menú abierto por { $name }
staff-start = Iniciar para alguien
staff-extend-by = { $minutes ->
    [one] { $minutes } minuto más
   *[other] { $minutes } minutos más
}
staff-end = Terminar
staff-end-sure = ¿Terminar la sesión y borrar todo?
staff-lock = Bloquear el equipo
staff-maintenance = Poner en mantenimiento
staff-maintenance-end = Volver a usar
staff-clear = Volver al servicio
staff-allow-host = Abrir el último sitio bloqueado
staff-allow-host-none = Ningún sitio bloqueado
staff-allowed-host = Sitio abierto para esta sesión
staff-waiting-on = Alguien espera: sí
staff-waiting-off = Alguien espera: no
staff-health = Estado del equipo
staff-receipts = Últimas limpiezas
staff-receipts-none = Todavía ninguna limpieza.
staff-leave = Salir del menú
staff-help-coming = Voy yo
staff-session-left = { $minutes ->
    [one] Alguien usa el equipo: queda { $minutes } minuto
   *[other] Alguien usa el equipo: quedan { $minutes } minutos
}
staff-session-locked = La pantalla está oculta. Solo se puede terminar.
staff-lock-lift = Desbloquear el equipo
staff-state-free = El equipo está libre
staff-state-locked = El personal ha bloqueado el equipo
staff-state-maintenance = El equipo está en mantenimiento
staff-state-out = El equipo está fuera de servicio
staff-state-closed = La sede está cerrada
staff-refused-none = No se puede: nadie usa el equipo.
staff-refused-busy = No se puede: alguien usa el equipo.
staff-refused-service = No se puede: el equipo está fuera de servicio o en mantenimiento.
staff-refused-hidden = No se puede: la persona ha ocultado la pantalla. Solo se puede terminar.
staff-refused-other = En este momento no se puede.
staff-code = Código para la asistencia: { $code }
health-browser = Programa de los sitios
health-network = Conexión a internet
health-printer = Impresora
health-voice = Voz
health-book = Registro
health-space = Espacio libre
health-clock = Hora y fecha
health-tasks = Guías
health-good = correcto
health-poor = por revisar
health-bad = no funciona
health-absent = falta
receipt-pass = Todo borrado
receipt-partial = Borrado; aquí no se puede demostrar todo
receipt-fail = No logrado: equipo parado

## Voice and single key

voice-key = F2: voz activada o apagada
voice-is-on = La voz está activada. F2 la apaga. F3 repite. F7 y F8: volumen. F9 y F10: velocidad. Cualquier tecla la para.
voice-missing = Para este idioma aquí no hay voz.
voice-volume = Volumen { $percent } de 100
voice-rate = Velocidad { $rate } de 9
scan-is-on = Una sola tecla: activado. Pulse Espacio cuando el recuadro esté sobre lo que quiere. F4 cambia la velocidad, después lo apaga.
scan-is-off = Una sola tecla: apagado.
role-button = botón
role-link = enlace
role-toggle = interruptor
role-radio = opción
role-field = campo para escribir
role-secret = campo oculto
role-heading = título
role-combo = lista de opciones
role-checkbox = casilla
role-picture = imagen
role-foreign = parte de otro sitio, que aquí no se puede leer
role-chosen = elegido
role-not-chosen = no elegido
role-unavailable = no disponible
role-wrong = por corregir
role-required = obligatorio
role-empty = vacío
page-keys = En la página use las flechas arriba y abajo. H: títulos. L: enlaces. B: botones. C: campos. Intro pulsa.
page-end = No hay nada más.
page-silent = La página no responde. Inténtelo de nuevo.
page-write = Ahora escriba. Con F6 se vuelve a la guía.
page-choose = Elija con las flechas arriba y abajo. Intro confirma.
page-option = { $at } de { $of }
page-before = Atrás en la página
page-next = Adelante en la página
page-press = Pulsar en la página
page-type = Teclado
aloud-title = Otros pueden oír
aloud-text = La voz lee la página y quien está cerca la oye. Pulse Intro para seguir o conecte los auriculares.
aloud-yes = Leer de todos modos
typing-space = Espacio
typing-erase = Borrar
typing-capitals = Mayúsculas
typing-signs = Números y signos
typing-letters = Letras
typing-open = Teclado
typing-close = Cerrar el teclado

# Laptops
battery-low = La batería está casi agotada
battery-low-text = Guarde su trabajo. Pida al personal que enchufe el ordenador.
battery-end = La batería está agotada: la sesión va a terminar
battery-end-text = Guarde o imprima ahora lo que quiera conservar. Si enchufa el equipo, puede seguir.
lid-closed = La tapa está cerrada: la sesión va a terminar
lid-closed-text = Ábrala para seguir.
out-reason-battery = La batería está agotada. Hay que enchufar el ordenador.
paper-title = Imprimir
paper-making = Preparamos la hoja.
paper-page-price = Cada página cuesta { $amount }.
paper-free = No paga nada.
paper-printing = Se está imprimiendo. Recoja la hoja en la impresora.
paper-print = Imprimir
paper-today = Imprimir lo que ha hecho

# Networks, in the staff menu
net-title = Conecte el equipo
net-cable-connected = El cable funciona
net-cable-plugged = El cable está conectado, pero la red todavía no responde
net-online = Internet responde
net-local = Hay una red, pero internet no responde
net-portal = La red pide aceptar una página
net-portal-text = Es una red con página de bienvenida. Pida a quien la administra que deje pasar este equipo, o elija otra red.
net-offline = Ninguna red
net-offline-text = Conecte el cable o elija una red inalámbrica.
net-unknown = Todavía no sé si internet responde
net-no-wifi = Esta máquina no tiene redes inalámbricas, o están apagadas.
net-none-found = No encuentro redes inalámbricas aquí.
net-scan = Buscar otra vez
net-line = { $name }, señal { $strength }%
net-in-use = en uso
net-open = sin clave
net-key = con clave
net-unsupported = no adecuada: pide un acceso personal
net-key-title = Entre en la red { $name }
net-key-label = Clave de la red
net-key-hint = De 8 a 63 letras, números o signos. Deje vacío si la red no tiene clave.
net-key-show = Mostrar la clave
net-key-shown = se ve
net-key-hidden = no se ve
net-key-go = Entrar
net-joining = Entrando en la red
net-joining-text = Puede tardar casi un minuto.
net-why-machine = La máquina no ha podido
net-why-machine-do = Pruebe otra vez. Si se repite, reinicie y llame a quien administra los equipos.
net-why-lost = La parte que trabaja en el sistema no responde
net-why-lost-do = Espere un momento y pruebe otra vez. Si se repite, reinicie.
net-why-no-network-service = El servicio de red no responde
net-why-no-network-service-do = Espere un momento y busque otra vez. Si se repite, reinicie.
net-why-no-wifi = No encuentro la tarjeta inalámbrica
net-why-no-wifi-do = Enciéndala con la tecla de la máquina o use el cable.
net-why-network-gone = La red ya no se encuentra
net-why-network-gone-do = Acérquese al punto de acceso y busque otra vez.
net-why-network-unsupported = Esta red pide un acceso personal
net-why-network-unsupported-do = Elija una red con una sola clave para todos.
net-why-key-shape = Una clave tiene de 8 a 63 caracteres
net-why-key-shape-do = Compruebe la clave y escríbala otra vez.
net-why-key-wrong = La clave no es correcta
net-why-key-wrong-do = Muestre la clave, compárela y pruebe otra vez.
net-why-no-address = La red no da una dirección
net-why-no-address-do = Pregunte a quien administra la red, o elija otra.
net-why-no-answer = La red no responde
net-why-no-answer-do = Pruebe otra vez o elija otra red.
net-known = ya conocida
net-metered = Es el teléfono de alguien, o se paga por consumo
net-metered-on = las actualizaciones no la usan
net-metered-off = las actualizaciones la usan
net-forget = Olvidar esta red
net-page-open = Abrir la página de la red
net-page-title = La página de la red
net-page-text = Acepte o entre en la página de al lado. Después ciérrela: borramos todo.
net-page-opening = La página se está abriendo.
net-page-silent = La página no responde. Cárguela otra vez o elija otra red.
net-page-again = Cargar otra vez
net-page-close = Cerrar y borrar
health-battery = Batería
