# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# ਪਹਿਲੀ ਵਾਰ ਚਾਲੂ ਕਰਨ ਦੇ ਸਾਰੇ ਸ਼ਬਦ, ਪੰਜਾਬੀ (ਗੁਰਮੁਖੀ) ਵਿੱਚ। ਨਿਯਮ: «ਤੁਸੀਂ» ਕਹਿਣਾ, ਛੋਟੇ ਵਾਕ, ਇੱਕ ਚੀਜ਼ ਲਈ
# ਇੱਕੋ ਸ਼ਬਦ, ਬਟਨਾਂ ਉੱਤੇ ਕਿਰਿਆ।

## ਭਾਸ਼ਾ

language-name = ਪੰਜਾਬੀ
direction = ltr

## ਹਰ ਥਾਂ ਦੇ ਸ਼ਬਦ

product = ਕੰਪਿਊਟਰ ਤਿਆਰ ਕਰੋ
go-on = ਅੱਗੇ ਚੱਲੋ
go-back = ਵਾਪਸ ਜਾਓ
power-off = ਬੰਦ ਕਰੋ
next-page = ਅਗਲਾ ਪੰਨਾ
previous-page = ਪਿਛਲਾ ਪੰਨਾ
page-of = ਪੰਨਾ { $page } / { $pages }
bar-text = ਅੱਖਰ { $percent }%
bar-text-spoken = ਅੱਖਰਾਂ ਦਾ ਆਕਾਰ ਬਦਲੋ। ਹੁਣ { $percent } ਫ਼ੀਸਦੀ।
bar-contrast = ਸਾਫ਼ ਰੰਗ
bar-contrast-on = ਚਾਲੂ
bar-contrast-off = ਬੰਦ
bar-voice = ਆਵਾਜ਼
bar-voice-on = ਚਾਲੂ
bar-voice-off = ਬੰਦ
wait = ਇੱਕ ਪਲ
wait-text = ਪੰਨਾ ਤਿਆਰ ਹੋ ਰਿਹਾ ਹੈ।

## ਭਾਸ਼ਾ ਚੁਣਨਾ

language-title = ਭਾਸ਼ਾ ਚੁਣੋ
language-text = ਬਾਅਦ ਵਿੱਚ ਵੀ ਬਦਲ ਸਕਦੇ ਹੋ।

## ਲਾਉਣਾ ਜਾਂ ਅਜ਼ਮਾਉਣਾ

start-title = ਤੁਸੀਂ ਕੀ ਕਰਨਾ ਹੈ?
start-text = ਇਸ USB ਸਟਿੱਕ ਵਿੱਚ Sportello ਹੈ। ਤੁਸੀਂ ਇਸ ਨੂੰ ਇਸ ਮਸ਼ੀਨ ਉੱਤੇ ਲਾ ਸਕਦੇ ਹੋ, ਜਾਂ ਲਾਏ ਬਿਨਾਂ ਵਰਤ ਸਕਦੇ ਹੋ।
start-install = ਇਸ ਮਸ਼ੀਨ ਉੱਤੇ ਲਾਓ
start-live = ਸਟਿੱਕ ਤੋਂ ਵਰਤੋ
start-not-uefi = ਇੱਥੇ ਸਿਰਫ਼ ਸਟਿੱਕ ਤੋਂ ਵਰਤਿਆ ਜਾ ਸਕਦਾ ਹੈ: ਮਸ਼ੀਨ ਪੁਰਾਣੇ ਢੰਗ (BIOS) ਨਾਲ ਚਾਲੂ ਹੋਈ ਹੈ। ਲਾਉਣ ਲਈ ਚਾਲੂ ਹੋਣ ਦੀਆਂ ਸੈਟਿੰਗਾਂ ਵਿੱਚ UEFI ਚੁਣ ਕੇ ਫਿਰ ਚਾਲੂ ਕਰੋ।
start-machine = ਮੈਮਰੀ: { $memory } MB। ਪ੍ਰੋਸੈਸਰ: { $threads }।

## ਡਿਸਕ

disks-title = ਡਿਸਕ ਚੁਣੋ
disks-text = ਚੁਣੀ ਹੋਈ ਡਿਸਕ ਮਿਟਾਈ ਜਾਂਦੀ ਹੈ। ਪਹਿਲਾਂ ਤੁਹਾਨੂੰ ਪੁੱਛਿਆ ਜਾਵੇਗਾ।
disks-none = ਕੋਈ ਡਿਸਕ ਨਹੀਂ ਦਿਸਦੀ। ਵੇਖੋ ਕਿ ਡਿਸਕ ਜੁੜੀ ਹੈ, ਫਿਰ ਦੁਬਾਰਾ ਵੇਖੋ।
disks-again = ਦੁਬਾਰਾ ਵੇਖੋ
disk-line = { $name }, { $size } GB
disk-removable = ਕੱਢੀ ਜਾ ਸਕਦੀ ਹੈ
disk-nothing = ਖ਼ਾਲੀ
disk-data = ਇਸ ਵਿੱਚ ਜਾਣਕਾਰੀ ਹੈ
disk-data-labels = ਇਸ ਵਿੱਚ ਹੈ: { $labels }
disk-sportello = Sportello ਪਹਿਲਾਂ ਹੀ ਹੈ
disk-unfinished = ਅਧੂਰੀ ਰਹਿ ਗਈ ਸਥਾਪਨਾ ਹੈ

## ਪੱਕਾ ਕਰਨਾ

confirm-title = ਇਹ ਡਿਸਕ ਮਿਟਾਉਣੀ ਹੈ?
confirm-erases = ਡਿਸਕ ਉੱਤੇ ਜੋ ਵੀ ਹੈ ਸਭ ਗੁਆਚ ਜਾਵੇਗਾ।
confirm-keeps = ਰਜਿਸਟ੍ਰੇਸ਼ਨ, ਰਜਿਸਟਰ ਤੇ ਨੈੱਟਵਰਕ ਰਹਿੰਦੇ ਹਨ। ਬਾਕੀ ਸਭ ਨਵਾਂ ਲਿਖਿਆ ਜਾਂਦਾ ਹੈ।
confirm-name = ਡਿਸਕ ਦਾ ਨਾਂ ਲਿਖੋ: { $name }
confirm-hint = ਤਾਂ ਜੋ ਸਹੀ ਡਿਸਕ ਹੀ ਹੋਵੇ। ਵੱਡੇ-ਛੋਟੇ ਅੱਖਰ ਤੇ ਖ਼ਾਲੀ ਥਾਂ ਨਹੀਂ ਗਿਣੇ ਜਾਂਦੇ।
confirm-keep = ਰਜਿਸਟ੍ਰੇਸ਼ਨ ਰੱਖੋ
confirm-keep-on = ਹਾਂ
confirm-keep-off = ਨਹੀਂ
confirm-go = ਮਿਟਾ ਕੇ ਲਾਓ

## ਲਾਉਣ ਦਾ ਕੰਮ

progress-title = ਲਾਇਆ ਜਾ ਰਿਹਾ ਹੈ
progress-text = ਨਾ ਬੰਦ ਕਰੋ, ਨਾ ਸਟਿੱਕ ਕੱਢੋ। ਕੁਝ ਮਿੰਟ ਲੱਗਦੇ ਹਨ।
progress-percent = { $percent } ਫ਼ੀਸਦੀ
step-parting = ਡਿਸਕ ਤਿਆਰ ਹੋ ਰਹੀ ਹੈ
step-copying = ਸਿਸਟਮ ਦੀ ਨਕਲ ਹੋ ਰਹੀ ਹੈ
step-checking = ਲਿਖੇ ਹੋਏ ਦੀ ਪਰਖ ਹੋ ਰਹੀ ਹੈ
step-finishing = ਡਿਸਕ ਚਾਲੂ ਹੋਣ ਯੋਗ ਬਣ ਰਹੀ ਹੈ
installed-title = ਹੋ ਗਿਆ। ਸਟਿੱਕ ਕੱਢੋ
installed-text = ਸਟਿੱਕ ਕੱਢ ਕੇ ਮੁੜ ਚਾਲੂ ਕਰੋ। ਫਿਰ ਨੈੱਟਵਰਕ ਤੇ ਕੋਡ ਆਉਣਗੇ।
installed-restart = ਮੁੜ ਚਾਲੂ ਕਰੋ
installed-then-restart = { $seconds } ਸਕਿੰਟ ਵਿੱਚ ਆਪੇ ਮੁੜ ਚਾਲੂ ਹੋਵੇਗਾ।
installed-then-off = { $seconds } ਸਕਿੰਟ ਵਿੱਚ ਆਪੇ ਬੰਦ ਹੋਵੇਗਾ।

## ਨੈੱਟਵਰਕ

network-title = ਕੰਪਿਊਟਰ ਨੂੰ ਨੈੱਟਵਰਕ ਨਾਲ ਜੋੜੋ
network-cable-connected = ਤਾਰ ਕੰਮ ਕਰਦੀ ਹੈ
network-cable-plugged = ਤਾਰ ਲੱਗੀ ਹੈ, ਪਰ ਨੈੱਟਵਰਕ ਅਜੇ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦਾ
network-online = ਇੰਟਰਨੈੱਟ ਜਵਾਬ ਦਿੰਦਾ ਹੈ
network-online-text = ਤੁਸੀਂ ਅੱਗੇ ਜਾ ਸਕਦੇ ਹੋ।
network-local = ਨੈੱਟਵਰਕ ਹੈ, ਪਰ ਇੰਟਰਨੈੱਟ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦਾ
network-local-text = ਨੈੱਟਵਰਕ ਵੇਖੋ, ਜਾਂ ਪ੍ਰੌਕਸੀ (proxy) ਦੱਸੋ।
network-portal = ਨੈੱਟਵਰਕ ਇੱਕ ਪੰਨਾ ਮੰਨਣ ਨੂੰ ਕਹਿੰਦਾ ਹੈ
network-portal-text = ਇਸ ਨੈੱਟਵਰਕ ਦਾ ਸੁਆਗਤੀ ਪੰਨਾ ਹੈ। ਨੈੱਟਵਰਕ ਚਲਾਉਣ ਵਾਲੇ ਨੂੰ ਕਹੋ ਕਿ ਇਸ ਕੰਪਿਊਟਰ ਨੂੰ ਲੰਘਣ ਦੇਵੇ, ਜਾਂ ਹੋਰ ਨੈੱਟਵਰਕ ਚੁਣੋ।
network-offline = ਕੋਈ ਨੈੱਟਵਰਕ ਨਹੀਂ
network-offline-text = ਤਾਰ ਲਾਓ, ਜਾਂ ਬਿਨਾਂ ਤਾਰ ਵਾਲਾ ਨੈੱਟਵਰਕ ਚੁਣੋ।
network-unknown = ਅਜੇ ਪਤਾ ਨਹੀਂ ਕਿ ਇੰਟਰਨੈੱਟ ਜਵਾਬ ਦਿੰਦਾ ਹੈ
network-unknown-text = ਤੁਸੀਂ ਅੱਗੇ ਜਾ ਕੇ ਅਜ਼ਮਾ ਸਕਦੇ ਹੋ।
network-wifi = ਬਿਨਾਂ ਤਾਰ ਵਾਲੇ ਨੈੱਟਵਰਕ
network-no-wifi = ਇਸ ਮਸ਼ੀਨ ਵਿੱਚ ਬਿਨਾਂ ਤਾਰ ਵਾਲਾ ਨੈੱਟਵਰਕ ਨਹੀਂ, ਜਾਂ ਉਹ ਬੰਦ ਹੈ।
network-none-found = ਇੱਥੇ ਬਿਨਾਂ ਤਾਰ ਵਾਲਾ ਕੋਈ ਨੈੱਟਵਰਕ ਨਹੀਂ ਲੱਭਦਾ।
network-scan = ਦੁਬਾਰਾ ਲੱਭੋ
network-hidden = ਲੁਕਿਆ ਨੈੱਟਵਰਕ
network-proxy = ਪ੍ਰੌਕਸੀ (proxy)
network-without = ਨੈੱਟਵਰਕ ਤੋਂ ਬਿਨਾਂ ਅੱਗੇ ਚੱਲੋ
network-line = { $name }, ਸਿਗਨਲ { $strength }%
network-in-use = ਵਰਤੋਂ ਵਿੱਚ
network-open = ਬਿਨਾਂ ਪਾਸਵਰਡ
network-key = ਪਾਸਵਰਡ ਵਾਲਾ
network-unsupported = ਠੀਕ ਨਹੀਂ: ਨਿੱਜੀ ਖਾਤਾ ਮੰਗਦਾ ਹੈ

key-title = { $name } ਨੈੱਟਵਰਕ ਵਿੱਚ ਜਾਓ
key-hidden-title = ਲੁਕੇ ਨੈੱਟਵਰਕ ਵਿੱਚ ਜਾਓ
key-name = ਨੈੱਟਵਰਕ ਦਾ ਨਾਂ
key-label = ਨੈੱਟਵਰਕ ਦਾ ਪਾਸਵਰਡ
key-hint = 8 ਤੋਂ 63 ਅੱਖਰ, ਅੰਕ ਜਾਂ ਚਿੰਨ੍ਹ। ਜੇ ਪਾਸਵਰਡ ਨਹੀਂ ਤਾਂ ਖ਼ਾਲੀ ਛੱਡੋ।
key-show = ਪਾਸਵਰਡ ਵਿਖਾਓ
key-shown = ਦਿਸਦਾ ਹੈ
key-hidden = ਨਹੀਂ ਦਿਸਦਾ
key-go = ਅੰਦਰ ਜਾਓ
key-joining = ਨੈੱਟਵਰਕ ਵਿੱਚ ਜਾ ਰਿਹਾ ਹੈ
key-joining-text = ਲਗਭਗ ਇੱਕ ਮਿੰਟ ਲੱਗ ਸਕਦਾ ਹੈ।

proxy-title = ਇੰਟਰਨੈੱਟ ਲਈ ਪ੍ਰੌਕਸੀ (proxy)
proxy-text = ਸਿਰਫ਼ ਤਾਂ ਚਾਹੀਦਾ ਹੈ ਜੇ ਨੈੱਟਵਰਕ ਮੰਗੇ। ਨੈੱਟਵਰਕ ਚਲਾਉਣ ਵਾਲੇ ਨੂੰ ਪਤਾ ਹੈ।
proxy-host = ਪ੍ਰੌਕਸੀ ਦਾ ਨਾਂ
proxy-port = ਪੋਰਟ (ਇੱਕ ਨੰਬਰ)
proxy-go = ਇਹ ਪ੍ਰੌਕਸੀ ਵਰਤੋ
proxy-none = ਕੋਈ ਪ੍ਰੌਕਸੀ ਨਹੀਂ

## ਕੋਡ

code-title = ਕੰਪਿਊਟਰ ਦਾ ਕੋਡ ਲਿਖੋ
code-text = ਕੋਡ ਖੇਤਰੀ ਕੇਂਦਰ ਵਿੱਚ ਤੁਹਾਡੀ ਸ਼ਾਖਾ ਦੇ ਪੰਨੇ ਉੱਤੇ ਬਣਦਾ ਹੈ। ਇੱਕੋ ਵਾਰ ਚੱਲਦਾ ਹੈ।
code-label = ਕੋਡ
code-hint = ਵੱਡੇ-ਛੋਟੇ ਅੱਖਰ, ਖ਼ਾਲੀ ਥਾਂ ਤੇ ਡੈਸ਼ ਨਹੀਂ ਗਿਣੇ ਜਾਂਦੇ।
code-written = ਲਿਖੇ ਅੱਖਰ: { $count }। ਕੋਡ ਵਿੱਚ 18 ਜਾਂ 44 ਹੁੰਦੇ ਹਨ।
code-good = ਕੋਡ ਠੀਕ ਲਿਖਿਆ ਹੈ।
code-maybe-wrong = ਲਿਖੇ ਅੱਖਰ: { $count }। ਜੇ ਕੋਡ ਇੱਥੇ ਮੁੱਕਦਾ ਹੈ ਤਾਂ ਇੱਕ ਅੱਖਰ ਠੀਕ ਨਹੀਂ: ਮਿਲਾ ਕੇ ਵੇਖੋ।
code-wrong = ਇੱਕ ਅੱਖਰ ਠੀਕ ਨਹੀਂ: ਕੋਡ ਨੂੰ ਇੱਕ-ਇੱਕ ਹਿੱਸਾ ਕਰਕੇ ਮਿਲਾਓ।
code-too-long = ਕੋਡ ਬਹੁਤ ਲੰਮਾ ਹੈ: ਵਾਧੂ ਲਿਖਿਆ ਮਿਟਾਓ।
code-letter = « { $letter } » ਕੋਡਾਂ ਵਿੱਚ ਨਹੀਂ ਵਰਤਿਆ ਜਾਂਦਾ: ਮਿਲਾ ਕੇ ਵੇਖੋ।
code-go = ਰਜਿਸਟਰ ਕਰੋ
code-brought = ਸਟਿੱਕ ਵਾਲਾ ਕੋਡ ਵਰਤੋ
code-later = ਬਾਅਦ ਵਿੱਚ
code-clear = ਸਭ ਮਿਟਾਓ
code-enrolling = ਕੰਪਿਊਟਰ ਰਜਿਸਟਰ ਹੋ ਰਿਹਾ ਹੈ
code-enrolling-text = ਖੇਤਰੀ ਕੇਂਦਰ ਤੋਂ ਪੁੱਛਿਆ ਜਾ ਰਿਹਾ ਹੈ। ਇੱਕ ਮਿੰਟ ਲੱਗ ਸਕਦਾ ਹੈ।

enrolled-title = ਕੰਪਿਊਟਰ ਰਜਿਸਟਰ ਹੋ ਗਿਆ
enrolled-text = ਇਸ ਛਾਪ ਨੂੰ ਖੇਤਰੀ ਕੇਂਦਰ ਵਿੱਚ ਦਿਸਦੀ ਛਾਪ ਨਾਲ ਮਿਲਾਓ। ਜੇ ਵੱਖਰੀ ਹੈ ਤਾਂ ਕੰਪਿਊਟਰਾਂ ਦੀ ਸੰਭਾਲ ਕਰਨ ਵਾਲੇ ਨੂੰ ਸੱਦੋ।
enrolled-terminal = ਕੰਪਿਊਟਰ ਦਾ ਨੰਬਰ
enrolled-fingerprint = ਛਾਪ
enrolled-centre = ਖੇਤਰੀ ਕੇਂਦਰ
enrolled-go = Sportello ਖੋਲ੍ਹੋ

## ਸਕ੍ਰੀਨ ਵਾਲਾ ਕੀਬੋਰਡ

keyboard-show = ਕੀਬੋਰਡ ਵਿਖਾਓ
keyboard-hide = ਕੀਬੋਰਡ ਲੁਕਾਓ
keyboard-space = ਸਪੇਸ
keyboard-erase = ਇੱਕ ਅੱਖਰ ਮਿਟਾਓ
keyboard-capitals = ABC
keyboard-capitals-spoken = ਵੱਡੇ ਅੱਖਰ
keyboard-small = abc
keyboard-small-spoken = ਛੋਟੇ ਅੱਖਰ
keyboard-signs = .-@
keyboard-signs-spoken = ਚਿੰਨ੍ਹ

## ਕੀ ਨਹੀਂ ਹੋਇਆ, ਤੇ ਕੀ ਕਰਨਾ ਹੈ

why-request = ਬੇਨਤੀ ਸਮਝ ਨਹੀਂ ਆਈ
why-request-do = ਪਿੱਛੇ ਜਾ ਕੇ ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ। ਫਿਰ ਹੋਵੇ ਤਾਂ ਮੁੜ ਚਾਲੂ ਕਰੋ।
why-busy = ਲਾਉਣ ਦਾ ਕੰਮ ਪਹਿਲਾਂ ਹੀ ਚੱਲ ਰਿਹਾ ਹੈ
why-busy-do = ਪੂਰਾ ਹੋਣ ਤੱਕ ਉਡੀਕੋ।
why-not-here = ਇੱਥੇ ਲਾਇਆ ਨਹੀਂ ਜਾ ਸਕਦਾ
why-not-here-do = ਸਟਿੱਕ ਤੋਂ ਮੁੜ ਚਾਲੂ ਕਰੋ ਅਤੇ ਲਾਉਣਾ ਚੁਣੋ।
why-machine = ਮਸ਼ੀਨ ਤੋਂ ਨਹੀਂ ਹੋਇਆ
why-machine-do = ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ। ਫਿਰ ਹੋਵੇ ਤਾਂ ਮੁੜ ਚਾਲੂ ਕਰੋ ਅਤੇ ਕੰਪਿਊਟਰਾਂ ਦੀ ਸੰਭਾਲ ਕਰਨ ਵਾਲੇ ਨੂੰ ਸੱਦੋ।
why-lost = ਸਿਸਟਮ ਉੱਤੇ ਕੰਮ ਕਰਨ ਵਾਲਾ ਹਿੱਸਾ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦਾ
why-lost-do = ਥੋੜ੍ਹਾ ਰੁਕ ਕੇ ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ। ਫਿਰ ਹੋਵੇ ਤਾਂ ਮੁੜ ਚਾਲੂ ਕਰੋ।
why-disk-gone = ਡਿਸਕ ਹੁਣ ਨਹੀਂ ਹੈ
why-disk-gone-do = ਡਿਸਕ ਦੀ ਤਾਰ ਵੇਖੋ ਅਤੇ ਦੁਬਾਰਾ ਵੇਖੋ।
why-disk-running = ਇਹ ਉਹ ਸਟਿੱਕ ਹੈ ਜਿਸ ਤੋਂ ਤੁਸੀਂ ਚਾਲੂ ਕੀਤਾ
why-disk-running-do = ਕੋਈ ਹੋਰ ਡਿਸਕ ਚੁਣੋ।
why-disk-read-only = ਡਿਸਕ ਉੱਤੇ ਲਿਖਿਆ ਨਹੀਂ ਜਾ ਸਕਦਾ
why-disk-read-only-do = ਲਿਖਣ ਦੀ ਰੋਕ ਹਟਾਓ ਜਾਂ ਹੋਰ ਡਿਸਕ ਚੁਣੋ।
why-disk-in-use = ਡਿਸਕ ਵਰਤੋਂ ਵਿੱਚ ਹੈ
why-disk-in-use-do = ਸਟਿੱਕ ਤੋਂ ਮੁੜ ਚਾਲੂ ਕਰਕੇ ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ।
why-disk-too-small = ਡਿਸਕ ਬਹੁਤ ਛੋਟੀ ਹੈ: { $has } GB
why-disk-too-small-do = ਘੱਟੋ-ਘੱਟ { $need } GB ਚਾਹੀਦੇ ਹਨ: ਵੱਡੀ ਡਿਸਕ ਚੁਣੋ।
why-name-differs = ਇਹ ਡਿਸਕ ਦਾ ਨਾਂ ਨਹੀਂ
why-name-differs-do = ਖ਼ਾਨੇ ਦੇ ਉੱਪਰ ਦਿਸਦਾ ਨਾਂ ਲਿਖੋ।
why-nothing-to-keep = ਇਸ ਡਿਸਕ ਉੱਤੇ ਰੱਖਣ ਲਈ ਕੁਝ ਨਹੀਂ
why-nothing-to-keep-do = ਰਜਿਸਟ੍ਰੇਸ਼ਨ ਰੱਖੇ ਬਿਨਾਂ ਲਾਓ।
why-disk-fails = ਡਿਸਕ ਚੰਗੀ ਤਰ੍ਹਾਂ ਕੰਮ ਨਹੀਂ ਕਰਦੀ
why-disk-fails-do = ਲਾਉਣਾ ਪੂਰਾ ਨਹੀਂ ਹੋਇਆ ਅਤੇ ਚਾਲੂ ਹੋਣ ਵੇਲੇ ਡਿਸਕ ਇਹ ਦੱਸਦੀ ਹੈ। ਹੋਰ ਡਿਸਕ ਅਜ਼ਮਾਓ।
why-disk-lies = ਜੋ ਪੜ੍ਹਿਆ ਉਹ ਲਿਖੇ ਨਾਲ ਨਹੀਂ ਮਿਲਦਾ
why-disk-lies-do = ਡਿਸਕ ਜਾਂ ਸਟਿੱਕ ਖ਼ਰਾਬ ਹੈ। ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ; ਫਿਰ ਹੋਵੇ ਤਾਂ ਬਦਲੋ।
why-medium = ਸਟਿੱਕ ਠੀਕ ਨਹੀਂ ਪੜ੍ਹੀ ਜਾਂਦੀ
why-medium-do = ਸਟਿੱਕ ਦੁਬਾਰਾ ਲਿਖੋ, ਜਾਂ ਹੋਰ ਵਰਤੋ।
why-not-uefi = ਮਸ਼ੀਨ ਪੁਰਾਣੇ ਢੰਗ (BIOS) ਨਾਲ ਚਾਲੂ ਹੋਈ ਹੈ
why-not-uefi-do = ਚਾਲੂ ਹੋਣ ਦੀਆਂ ਸੈਟਿੰਗਾਂ ਵਿੱਚ UEFI ਚੁਣੋ, ਜਾਂ ਸਟਿੱਕ ਤੋਂ ਵਰਤੋ।
why-no-network-service = ਨੈੱਟਵਰਕ ਸੇਵਾ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦੀ
why-no-network-service-do = ਥੋੜ੍ਹਾ ਰੁਕ ਕੇ ਦੁਬਾਰਾ ਲੱਭੋ। ਫਿਰ ਹੋਵੇ ਤਾਂ ਮੁੜ ਚਾਲੂ ਕਰੋ।
why-no-wifi = ਬਿਨਾਂ ਤਾਰ ਵਾਲਾ ਕਾਰਡ ਨਹੀਂ ਲੱਭਦਾ
why-no-wifi-do = ਮਸ਼ੀਨ ਦੇ ਬਟਨ ਨਾਲ ਚਾਲੂ ਕਰੋ, ਜਾਂ ਤਾਰ ਵਰਤੋ।
why-network-gone = ਨੈੱਟਵਰਕ ਹੁਣ ਨਹੀਂ ਲੱਭਦਾ
why-network-gone-do = ਨੈੱਟਵਰਕ ਵਾਲੇ ਯੰਤਰ ਦੇ ਨੇੜੇ ਜਾ ਕੇ ਦੁਬਾਰਾ ਲੱਭੋ।
why-network-unsupported = ਇਹ ਨੈੱਟਵਰਕ ਨਿੱਜੀ ਖਾਤਾ ਮੰਗਦਾ ਹੈ
why-network-unsupported-do = ਉਹ ਨੈੱਟਵਰਕ ਚੁਣੋ ਜਿਸ ਦਾ ਸਭ ਲਈ ਇੱਕੋ ਪਾਸਵਰਡ ਹੈ।
why-key-shape = ਪਾਸਵਰਡ ਵਿੱਚ 8 ਤੋਂ 63 ਅੱਖਰ ਹੁੰਦੇ ਹਨ
why-key-shape-do = ਪਾਸਵਰਡ ਵੇਖੋ ਅਤੇ ਫਿਰ ਲਿਖੋ।
why-key-wrong = ਪਾਸਵਰਡ ਠੀਕ ਨਹੀਂ
why-key-wrong-do = ਪਾਸਵਰਡ ਵਿਖਾਓ, ਮਿਲਾਓ ਅਤੇ ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ।
why-no-address = ਨੈੱਟਵਰਕ ਪਤਾ ਨਹੀਂ ਦਿੰਦਾ
why-no-address-do = ਨੈੱਟਵਰਕ ਚਲਾਉਣ ਵਾਲੇ ਨੂੰ ਪੁੱਛੋ, ਜਾਂ ਹੋਰ ਚੁਣੋ।
why-no-answer = ਨੈੱਟਵਰਕ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦਾ
why-no-answer-do = ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ, ਜਾਂ ਹੋਰ ਨੈੱਟਵਰਕ ਚੁਣੋ।
why-proxy-shape = ਪ੍ਰੌਕਸੀ ਦਾ ਨਾਂ ਜਾਂ ਪੋਰਟ ਠੀਕ ਨਹੀਂ
why-proxy-shape-do = ਨਾਂ proxy.example.it ਵਰਗਾ ਹੁੰਦਾ ਹੈ, ਪੋਰਟ 65535 ਤੱਕ ਦਾ ਨੰਬਰ।
why-no-code = ਇੱਥੇ ਕੋਈ ਕੋਡ ਨਹੀਂ
why-no-code-do = ਕੀਬੋਰਡ ਨਾਲ ਕੋਡ ਲਿਖੋ।
why-code-shape = ਕੋਡ ਠੀਕ ਨਹੀਂ ਲਿਖਿਆ
why-code-shape-do = ਇੱਕ-ਇੱਕ ਹਿੱਸਾ ਕਰਕੇ ਮਿਲਾਓ।
why-code-refused = ਕੇਂਦਰ ਇਹ ਕੋਡ ਨਹੀਂ ਲੈਂਦਾ
why-code-refused-do = ਕੋਡ ਦੀ ਮਿਆਦ ਮੁੱਕ ਗਈ, ਵਰਤਿਆ ਜਾ ਚੁੱਕਾ ਹੈ, ਜਾਂ ਹੋਰ ਖੇਤਰ ਦਾ ਹੈ। ਸ਼ਾਖਾ ਦੇ ਪੰਨੇ ਉੱਤੇ ਨਵਾਂ ਕੋਡ ਬਣਾਓ।
why-no-internet = ਇੰਟਰਨੈੱਟ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦਾ
why-no-internet-do = ਨੈੱਟਵਰਕ ਉੱਤੇ ਵਾਪਸ ਜਾ ਕੇ ਵੇਖੋ। ਕੋਡ ਚੱਲਦਾ ਰਹੇਗਾ।
why-portal = ਨੈੱਟਵਰਕ ਇੱਕ ਪੰਨਾ ਮੰਨਣ ਨੂੰ ਕਹਿੰਦਾ ਹੈ
why-portal-do = ਹੋਰ ਨੈੱਟਵਰਕ ਚੁਣੋ, ਜਾਂ ਚਲਾਉਣ ਵਾਲੇ ਨੂੰ ਪੁੱਛੋ। ਕੋਡ ਚੱਲਦਾ ਰਹੇਗਾ।
why-centre-silent = ਖੇਤਰੀ ਕੇਂਦਰ ਜਵਾਬ ਨਹੀਂ ਦਿੰਦਾ
why-centre-silent-do = ਨੈੱਟਵਰਕ ਤੇ ਮਸ਼ੀਨ ਦੀ ਘੜੀ ਵੇਖੋ, ਫਿਰ ਕੋਸ਼ਿਸ਼ ਕਰੋ। ਕੋਡ ਚੱਲਦਾ ਰਹੇਗਾ।
why-no-centre = ਪਤਾ ਨਹੀਂ ਖੇਤਰੀ ਕੇਂਦਰ ਕਿੱਥੇ ਹੈ
why-no-centre-do = ਕੇਂਦਰ ਦੇ ਪਤੇ ਸਮੇਤ ਪੂਰਾ ਕੋਡ ਵਰਤੋ, ਜਾਂ ਸਟਿੱਕ ਤਿਆਰ ਕਰਨ ਵਾਲੇ ਨੂੰ ਸੱਦੋ।
why-file-wrong = ਸਟਿੱਕ ਦੀ ਫ਼ਾਈਲ ਸਮਝ ਨਹੀਂ ਆਉਂਦੀ
why-file-wrong-do = sportello-install.toml ਦੀ ਲਾਈਨ { $line } ਠੀਕ ਕਰੋ ਅਤੇ ਮੁੜ ਚਾਲੂ ਕਰੋ।
why-rule-none = ਸਟਿੱਕ ਦੀ ਫ਼ਾਈਲ ਵਰਗੀ ਕੋਈ ਡਿਸਕ ਨਹੀਂ
why-rule-none-do = sportello-install.toml ਵਿੱਚ ਡਿਸਕ ਦਾ ਨਿਯਮ ਵੇਖੋ, ਜਾਂ ਆਪ ਡਿਸਕ ਚੁਣੋ।
why-rule-many = ਸਟਿੱਕ ਦੀ ਫ਼ਾਈਲ ਵਰਗੀਆਂ ਇੱਕ ਤੋਂ ਵੱਧ ਡਿਸਕਾਂ ਹਨ
why-rule-many-do = sportello-install.toml ਵਿੱਚ ਲੜੀ ਨੰਬਰ ਦੱਸੋ, ਜਾਂ ਆਪ ਡਿਸਕ ਚੁਣੋ।
why-erase-differs = ਸਟਿੱਕ ਦੀ ਫ਼ਾਈਲ ਇਹ ਡਿਸਕ ਮਿਟਾਉਣ ਨਹੀਂ ਦਿੰਦੀ
why-erase-differs-do = erase ਵਿੱਚ ਇਸ ਦਾ ਮਾਡਲ ਲਿਖੋ, ਜਾਂ ਆਪ ਡਿਸਕ ਚੁਣੋ।
why-already = ਇਹ ਸਿਸਟਮ ਪਹਿਲਾਂ ਹੀ ਡਿਸਕ ਉੱਤੇ ਹੈ
why-already-do = ਸਟਿੱਕ ਕੱਢ ਕੇ ਮੁੜ ਚਾਲੂ ਕਰੋ।
