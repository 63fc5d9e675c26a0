# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# 首次启动的文字，简体中文。原则：句子短，同一事物用同一个词，按钮用动词。

## 语言

language-name = 中文
direction = ltr

## 各处通用

product = 准备这台电脑
go-on = 继续
go-back = 返回
power-off = 关机
next-page = 下一页
previous-page = 上一页
page-of = 第 { $page } 页，共 { $pages } 页
bar-text = 文字 { $percent }%
bar-text-spoken = 改变文字大小。现在是百分之 { $percent }。
bar-contrast = 对比
bar-contrast-on = 已打开
bar-contrast-off = 已关闭
bar-voice = 语音
bar-voice-on = 已打开
bar-voice-off = 已关闭
wait = 请稍等
wait-text = 正在准备页面。

## 语言

language-title = 请选择语言
language-text = 以后也可以更改。

## 安装或试用

start-title = 您想做什么？
start-text = U 盘里有 Sportello。您可以把它安装到这台电脑上，也可以不安装直接使用。
start-install = 安装到这台电脑
start-live = 从 U 盘使用
start-not-uefi = 这里只能从 U 盘使用：电脑是用旧方式（BIOS）启动的。要安装，请在启动设置里选择 UEFI，然后重新开机。
start-machine = 内存：{ $memory } MB。处理器：{ $threads }。

## 磁盘

disks-title = 请选择磁盘
disks-text = 您选择的磁盘会被清除。清除前会先问您。
disks-none = 没有看到磁盘。请检查磁盘是否接好，然后再看一次。
disks-again = 再看一次
disk-line = { $name }，{ $size } GB
disk-removable = 可以拔下
disk-nothing = 空的
disk-data = 有数据
disk-data-labels = 内容：{ $labels }
disk-sportello = 已经有 Sportello
disk-unfinished = 有没做完的安装

## 确认

confirm-title = 清除这个磁盘吗？
confirm-erases = 磁盘上的一切都会丢失。
confirm-keeps = 登记、记录和网络会保留。其他内容会重写。
confirm-name = 请写磁盘的名字：{ $name }
confirm-hint = 这样不会弄错磁盘。大小写和空格不重要。
confirm-keep = 保留登记
confirm-keep-on = 是
confirm-keep-off = 否
confirm-go = 清除并安装

## 安装

progress-title = 正在安装
progress-text = 请不要关机，也不要拔 U 盘。需要几分钟。
progress-percent = 百分之 { $percent }
step-parting = 准备磁盘
step-copying = 复制系统
step-checking = 检查写好的内容
step-finishing = 让磁盘可以启动
installed-title = 完成。请拔下 U 盘
installed-text = 请拔下 U 盘，然后重新启动。启动后继续设置网络和代码。
installed-restart = 重新启动
installed-then-restart = { $seconds } 秒后自动重新启动。
installed-then-off = { $seconds } 秒后自动关机。

## 网络

network-title = 连接这台电脑
network-cable-connected = 网线正常
network-cable-plugged = 网线已插好，但网络还没有回应
network-online = 互联网有回应
network-online-text = 您可以继续。
network-local = 有网络，但互联网没有回应
network-local-text = 请检查网络，或者填写代理（proxy）。
network-portal = 网络要求先同意一个页面
network-portal-text = 这个网络有欢迎页面。请管理网络的人让这台电脑通过，或者选择别的网络。
network-offline = 没有网络
network-offline-text = 请插网线，或者选择无线网络。
network-unknown = 还不知道互联网有没有回应
network-unknown-text = 您可以继续试试。
network-wifi = 无线网络
network-no-wifi = 这台电脑没有无线网络，或者没有打开。
network-none-found = 这里没有找到无线网络。
network-scan = 再找一次
network-hidden = 隐藏的网络
network-proxy = 代理（proxy）
network-without = 不用网络继续
network-line = { $name }，信号 { $strength }%
network-in-use = 正在使用
network-open = 没有密码
network-key = 有密码
network-unsupported = 不适用：要求个人账户

key-title = 加入网络 { $name }
key-hidden-title = 加入隐藏的网络
key-name = 网络的名字
key-label = 网络密码
key-hint = 8 到 63 个字母、数字或符号。网络没有密码就留空。
key-show = 显示密码
key-shown = 看得见
key-hidden = 看不见
key-go = 加入
key-joining = 正在加入网络
key-joining-text = 可能需要将近一分钟。

proxy-title = 通往互联网的代理（proxy）
proxy-text = 只有网络要求时才需要。管理网络的人知道。
proxy-host = 代理的名字
proxy-port = 端口（一个数字）
proxy-go = 使用这个代理
proxy-none = 没有代理

## 代码

code-title = 请写这台电脑的代码
code-text = 代码在大区中心、您所在处的页面上生成。只能用一次。
code-label = 代码
code-hint = 大小写、空格和横线不重要。
code-written = 已写 { $count } 个字符。代码有 18 个或 44 个。
code-good = 代码写得对。
code-maybe-wrong = 已写 { $count } 个字符。如果代码到此为止，有一个字母不对：请核对。
code-wrong = 有一个字母不对：请一段一段核对。
code-too-long = 代码太长：请删去多写的部分。
code-letter = 代码里不用“{ $letter }”：请核对。
code-go = 登记
code-brought = 使用 U 盘上的代码
code-later = 以后
code-clear = 全部删除
code-enrolling = 正在登记这台电脑
code-enrolling-text = 正在询问大区中心。可能需要一分钟。

enrolled-title = 这台电脑已登记
enrolled-text = 请把指纹和大区中心显示的核对。如果不同，请打电话给管理电脑的人。
enrolled-terminal = 电脑编号
enrolled-fingerprint = 指纹
enrolled-centre = 大区中心
enrolled-go = 打开服务

## 屏幕键盘

keyboard-show = 显示键盘
keyboard-hide = 隐藏键盘
keyboard-space = 空格
keyboard-erase = 删除一个字母
keyboard-capitals = ABC
keyboard-capitals-spoken = 大写
keyboard-small = abc
keyboard-small-spoken = 小写
keyboard-signs = .-@
keyboard-signs-spoken = 符号

## 哪里不行，怎么办

why-request = 请求不清楚
why-request-do = 请返回再试。如果又这样，请重新启动。
why-busy = 已经有一个安装在进行
why-busy-do = 请等它完成。
why-not-here = 这里不能安装
why-not-here-do = 请从 U 盘重新启动，选择安装。
why-machine = 电脑没有做到
why-machine-do = 请再试。如果又这样，请重新启动，并打电话给管理电脑的人。
why-lost = 处理系统的部分没有回应
why-lost-do = 请稍等再试。如果又这样，请重新启动。
why-disk-gone = 磁盘不在了
why-disk-gone-do = 请检查磁盘的线，再看一次。
why-disk-running = 这是您启动用的 U 盘
why-disk-running-do = 请选择别的磁盘。
why-disk-read-only = 磁盘不能写
why-disk-read-only-do = 请去掉写保护，或者选择别的磁盘。
why-disk-in-use = 磁盘正在使用
why-disk-in-use-do = 请从 U 盘重新启动再试。
why-disk-too-small = 磁盘太小：{ $has } GB
why-disk-too-small-do = 至少需要 { $need } GB：请选择更大的磁盘。
why-name-differs = 这不是磁盘的名字
why-name-differs-do = 请写输入框上面的名字。
why-nothing-to-keep = 这个磁盘上没有要保留的
why-nothing-to-keep-do = 请不保留登记直接安装。
why-disk-fails = 磁盘工作不正常
why-disk-fails-do = 安装没有完成，启动时磁盘会说明。请试别的磁盘。
why-disk-lies = 读到的和写入的不一样
why-disk-lies-do = 磁盘或 U 盘坏了。请再试；如果又这样，请换掉。
why-medium = U 盘读不好
why-medium-do = 请重写 U 盘，或者用另一个。
why-not-uefi = 电脑是用旧方式（BIOS）启动的
why-not-uefi-do = 请在启动设置里选择 UEFI，或者从 U 盘使用。
why-no-network-service = 网络服务没有回应
why-no-network-service-do = 请稍等再找。如果又这样，请重新启动。
why-no-wifi = 找不到无线网卡
why-no-wifi-do = 请用电脑上的键打开它，或者用网线。
why-network-gone = 找不到这个网络了
why-network-gone-do = 请靠近接入点再找。
why-network-unsupported = 这个网络要求个人账户
why-network-unsupported-do = 请选择大家用同一个密码的网络。
why-key-shape = 密码有 8 到 63 个字符
why-key-shape-do = 请检查密码，重新写。
why-key-wrong = 密码不对
why-key-wrong-do = 请显示密码，核对后再试。
why-no-address = 网络不给地址
why-no-address-do = 请问管理网络的人，或者选择别的网络。
why-no-answer = 网络没有回应
why-no-answer-do = 请再试，或者选择别的网络。
why-proxy-shape = 代理的名字或端口不对
why-proxy-shape-do = 名字像 proxy.example.it，端口是不超过 65535 的数字。
why-no-code = 这里没有代码
why-no-code-do = 请用键盘写代码。
why-code-shape = 代码写得不对
why-code-shape-do = 请一段一段核对。
why-code-refused = 中心不接受这个代码
why-code-refused-do = 它过期了、用过了，或者是别的大区的。请在您所在处的页面生成新代码。
why-no-internet = 互联网没有回应
why-no-internet-do = 请回到网络检查。代码仍然有效。
why-portal = 网络要求先同意一个页面
why-portal-do = 请选择别的网络，或者问管理它的人。代码仍然有效。
why-centre-silent = 大区中心没有回应
why-centre-silent-do = 请检查网络和电脑的时间再试。代码仍然有效。
why-no-centre = 不知道大区中心在哪里
why-no-centre-do = 请用带中心地址的完整代码，或者打电话给准备 U 盘的人。
why-file-wrong = U 盘上的文件看不懂
why-file-wrong-do = 请改正 sportello-install.toml 第 { $line } 行，然后重新启动。
why-rule-none = 没有磁盘符合 U 盘文件的规定
why-rule-none-do = 请检查 sportello-install.toml 里的磁盘规则，或者自己选择磁盘。
why-rule-many = 不止一个磁盘符合 U 盘文件的规定
why-rule-many-do = 请在 sportello-install.toml 里写明序列号，或者自己选择磁盘。
why-erase-differs = U 盘的文件不允许清除这个磁盘
why-erase-differs-do = 请在 erase 处写它的型号，或者自己选择磁盘。
why-already = 这个系统已经在磁盘上
why-already-do = 请拔下 U 盘，重新启动。
