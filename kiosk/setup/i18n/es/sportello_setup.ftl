# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The words of the first boot, in Spanish. Polite forms without the pronoun, words that Spain and
# America share, buttons in the infinitive.

## The language

language-name = Español
direction = ltr

## Words used everywhere

product = Preparar el equipo
go-on = Continuar
go-back = Atrás
power-off = Apagar
next-page = Página siguiente
previous-page = Página anterior
page-of = Página { $page } de { $pages }
bar-text = Letras { $percent }%
bar-text-spoken = Cambiar el tamaño de las letras. Ahora { $percent } por ciento.
bar-contrast = Contraste
bar-contrast-on = activado
bar-contrast-off = apagado
bar-voice = Voz
bar-voice-on = activada
bar-voice-off = apagada
wait = Un momento
wait-text = Preparo la página.

## The language

language-title = Elija el idioma
language-text = Se puede cambiar también después.

## To install or to try

start-title = ¿Qué quiere hacer?
start-text = La memoria USB contiene Sportello. Se puede instalar en esta máquina o usar sin instalar.
start-install = Instalar en esta máquina
start-live = Usar desde la memoria USB
start-not-uefi = Aquí solo se puede usar desde la memoria USB: la máquina arrancó en el modo antiguo (BIOS). Para instalar, elija UEFI en los ajustes de arranque y vuelva a encender.
start-machine = Memoria: { $memory } MB. Procesadores: { $threads }.

## The disk

disks-title = Elija el disco
disks-text = El disco elegido se borra. Antes se pide confirmación.
disks-none = No veo discos. Compruebe que el disco esté conectado y mire otra vez.
disks-again = Mirar otra vez
disk-line = { $name }, { $size } GB
disk-removable = se puede desconectar
disk-nothing = vacío
disk-data = contiene datos
disk-data-labels = contiene: { $labels }
disk-sportello = ya contiene Sportello
disk-unfinished = contiene una instalación sin terminar

## To confirm

confirm-title = ¿Borro este disco?
confirm-erases = Todo lo que hay en el disco se pierde.
confirm-keeps = Quedan el registro de la máquina, el libro y las redes. Lo demás se escribe de nuevo.
confirm-name = Escriba el nombre del disco: { $name }
confirm-hint = Sirve para no equivocarse de disco. Mayúsculas y espacios no importan.
confirm-keep = Conservar el registro
confirm-keep-on = sí
confirm-keep-off = no
confirm-go = Borrar e instalar

## The installation

progress-title = Instalando
progress-text = No apague y no quite la memoria USB. Tarda algunos minutos.
progress-percent = { $percent } por ciento
step-parting = Preparo el disco
step-copying = Copio el sistema
step-checking = Compruebo lo que he escrito
step-finishing = Hago que el disco arranque
installed-title = Hecho. Quite la memoria USB
installed-text = Quite la memoria USB y después reinicie. Al reiniciar siguen la red y el código.
installed-restart = Reiniciar
installed-then-restart = Reinicio en { $seconds } segundos.
installed-then-off = Se apaga en { $seconds } segundos.

## The network

network-title = Conecte el equipo
network-cable-connected = El cable funciona
network-cable-plugged = El cable está conectado, pero la red todavía no responde
network-online = Internet responde
network-online-text = Puede continuar.
network-local = Hay una red, pero internet no responde
network-local-text = Compruebe la red o indique un intermediario (proxy).
network-portal = La red pide aceptar una página
network-portal-text = Es una red con página de bienvenida. Pida a quien la administra que deje pasar este equipo, o elija otra red.
network-offline = Ninguna red
network-offline-text = Conecte el cable o elija una red inalámbrica.
network-unknown = Todavía no sé si internet responde
network-unknown-text = Puede continuar y probar.
network-wifi = Redes inalámbricas
network-no-wifi = Esta máquina no tiene redes inalámbricas, o están apagadas.
network-none-found = No encuentro redes inalámbricas aquí.
network-scan = Buscar otra vez
network-hidden = Red oculta
network-proxy = Intermediario (proxy)
network-without = Continuar sin red
network-line = { $name }, señal { $strength }%
network-in-use = en uso
network-open = sin clave
network-key = con clave
network-unsupported = no adecuada: pide un acceso personal

key-title = Entre en la red { $name }
key-hidden-title = Entre en una red oculta
key-name = Nombre de la red
key-label = Clave de la red
key-hint = De 8 a 63 letras, números o signos. Deje vacío si la red no tiene clave.
key-show = Mostrar la clave
key-shown = se ve
key-hidden = no se ve
key-go = Entrar
key-joining = Entrando en la red
key-joining-text = Puede tardar casi un minuto.

proxy-title = Intermediario hacia internet (proxy)
proxy-text = Solo hace falta si la red lo pide. Lo sabe quien administra la red.
proxy-host = Nombre del intermediario
proxy-port = Puerto (un número)
proxy-go = Usar este intermediario
proxy-none = Ningún intermediario

## The code

code-title = Escriba el código del equipo
code-text = El código se crea en el centro regional, en la página de la sede. Vale una sola vez.
code-label = Código
code-hint = Mayúsculas, espacios y guiones no importan.
code-written = Caracteres escritos: { $count }. Un código tiene 18 o 44.
code-good = El código está bien escrito.
code-maybe-wrong = Caracteres escritos: { $count }. Si el código acaba aquí, una letra está mal: compárelo.
code-wrong = Una letra está mal: compare el código trozo a trozo.
code-too-long = El código es demasiado largo: borre lo que sobra.
code-letter = «{ $letter }» no se usa en los códigos: compárelo.
code-go = Registrar
code-brought = Usar el código de la memoria USB
code-later = Más tarde
code-clear = Borrar todo
code-enrolling = Registro el equipo
code-enrolling-text = Pregunto al centro regional. Puede tardar un minuto.

enrolled-title = El equipo está registrado
enrolled-text = Compare la huella con la que se ve en el centro regional. Si es distinta, llame a quien administra los equipos.
enrolled-terminal = Número del equipo
enrolled-fingerprint = Huella
enrolled-centre = Centro regional
enrolled-go = Abrir la ventanilla

## The keyboard on the screen

keyboard-show = Mostrar el teclado
keyboard-hide = Ocultar el teclado
keyboard-space = espacio
keyboard-erase = Borrar una letra
keyboard-capitals = ABC
keyboard-capitals-spoken = Mayúsculas
keyboard-small = abc
keyboard-small-spoken = Minúsculas
keyboard-signs = .-@
keyboard-signs-spoken = Signos

## What is wrong, and what to do

why-request = La petición no está clara
why-request-do = Vuelva atrás y pruebe otra vez. Si se repite, reinicie.
why-busy = Ya hay una instalación en curso
why-busy-do = Espere a que termine.
why-not-here = Aquí no se puede instalar
why-not-here-do = Reinicie desde la memoria USB y elija instalar.
why-machine = La máquina no ha podido
why-machine-do = Pruebe otra vez. Si se repite, reinicie y llame a quien administra los equipos.
why-lost = La parte que trabaja en el sistema no responde
why-lost-do = Espere un momento y pruebe otra vez. Si se repite, reinicie.
why-disk-gone = El disco ya no está
why-disk-gone-do = Compruebe el cable del disco y mire otra vez.
why-disk-running = Es la memoria USB desde la que arrancó
why-disk-running-do = Elija otro disco.
why-disk-read-only = En el disco no se puede escribir
why-disk-read-only-do = Quite la protección de escritura o elija otro disco.
why-disk-in-use = El disco está en uso
why-disk-in-use-do = Reinicie desde la memoria USB y pruebe otra vez.
why-disk-too-small = El disco es demasiado pequeño: { $has } GB
why-disk-too-small-do = Hacen falta al menos { $need } GB: elija un disco más grande.
why-name-differs = No es el nombre del disco
why-name-differs-do = Escriba el nombre que se ve encima del campo.
why-nothing-to-keep = En este disco no hay nada que conservar
why-nothing-to-keep-do = Instale sin conservar el registro.
why-disk-fails = El disco no funciona bien
why-disk-fails-do = La instalación no ha terminado y el disco lo dice al arrancar. Pruebe con otro disco.
why-disk-lies = Lo que leo no es lo que he escrito
why-disk-lies-do = El disco o la memoria USB están dañados. Pruebe otra vez; si se repite, cámbielos.
why-medium = La memoria USB no se lee bien
why-medium-do = Escriba de nuevo la memoria USB o use otra.
why-not-uefi = La máquina arrancó en el modo antiguo (BIOS)
why-not-uefi-do = Elija UEFI en los ajustes de arranque, o use desde la memoria USB.
why-no-network-service = El servicio de red no responde
why-no-network-service-do = Espere un momento y busque otra vez. Si se repite, reinicie.
why-no-wifi = No encuentro la tarjeta inalámbrica
why-no-wifi-do = Enciéndala con la tecla de la máquina o use el cable.
why-network-gone = La red ya no se encuentra
why-network-gone-do = Acérquese al punto de acceso y busque otra vez.
why-network-unsupported = Esta red pide un acceso personal
why-network-unsupported-do = Elija una red con una sola clave para todos.
why-key-shape = Una clave tiene de 8 a 63 caracteres
why-key-shape-do = Compruebe la clave y escríbala otra vez.
why-key-wrong = La clave no es correcta
why-key-wrong-do = Muestre la clave, compárela y pruebe otra vez.
why-no-address = La red no da una dirección
why-no-address-do = Pregunte a quien administra la red, o elija otra.
why-no-answer = La red no responde
why-no-answer-do = Pruebe otra vez o elija otra red.
why-proxy-shape = El nombre o el puerto del intermediario no valen
why-proxy-shape-do = El nombre es como proxy.example.it, el puerto un número hasta 65535.
why-no-code = Aquí no hay ningún código
why-no-code-do = Escriba el código con el teclado.
why-code-shape = El código no está bien escrito
why-code-shape-do = Compárelo trozo a trozo.
why-code-refused = El centro no acepta este código
why-code-refused-do = Ha caducado, ya se ha usado o es de otra región. Cree un código nuevo en la página de la sede.
why-no-internet = Internet no responde
why-no-internet-do = Vuelva a la red y compruébela. El código sigue siendo válido.
why-portal = La red pide aceptar una página
why-portal-do = Elija otra red o pregunte a quien la administra. El código sigue siendo válido.
why-centre-silent = El centro regional no responde
why-centre-silent-do = Compruebe la red y la hora de la máquina y pruebe otra vez. El código sigue siendo válido.
why-no-centre = No sé dónde está el centro regional
why-no-centre-do = Use el código completo, con la dirección del centro, o llame a quien preparó la memoria USB.
why-file-wrong = El archivo de la memoria USB no se entiende
why-file-wrong-do = Corrija sportello-install.toml en la línea { $line } y reinicie.
why-rule-none = Ningún disco es como dice el archivo de la memoria USB
why-rule-none-do = Compruebe la regla del disco en sportello-install.toml o elija el disco a mano.
why-rule-many = Más de un disco es como dice el archivo de la memoria USB
why-rule-many-do = Indique el número de serie en sportello-install.toml o elija el disco a mano.
why-erase-differs = El archivo de la memoria USB no permite borrar este disco
why-erase-differs-do = Escriba su modelo en erase o elija el disco a mano.
why-already = Este sistema ya está en el disco
why-already-do = Quite la memoria USB y reinicie.
