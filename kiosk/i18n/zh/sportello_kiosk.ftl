# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# 终端屏幕上的文字，简体中文。原则：用“您”，句子短，同一事物用同一个词，按钮用动词，
# 不责怪任何人，不说“错误”。网站上的正式名称保留意大利语。

## 语言

language-name = 中文
direction = ltr
greeting = 欢迎您

## 各处通用

go-on = 继续
go-back = 返回
close = 关闭
cancel = 取消
confirm = 确认
next-page = 下一页
previous-page = 上一页
page-of = 第 { $page } 页，共 { $pages } 页
minutes-about = 约 { $minutes } 分钟
staff = 工作人员

## 底部栏

bar-language = 语言
bar-appearance = 外观和语音
bar-read = 朗读
bar-read-stop = 停止朗读
bar-help = 请求帮助
bar-help-sent = 已请求帮助
bar-end = 结束
bar-hide = 隐藏屏幕
bar-more = 更多
time-left-minutes = 还剩 { $minutes } 分钟
time-left-seconds = 还剩 { $seconds } 秒
time-left-paused = 计时已暂停
time-grace = 还有 { $minutes } 分钟可以保存

## 时间提醒

warning-minutes = 您还有 { $minutes } 分钟。
warning-save = 如果想留下什么，请现在保存或打印。
warning-hop = 您在验证身份或付款时，计时会暂停。请慢慢来。
grace-title = 时间到了
grace-text = 您还有 { $minutes } 分钟，可以保存或打印您需要的内容。
extend = 申请再加 { $minutes } 分钟
grace-take = 给我 { $minutes } 分钟保存
phone = 我正在打电话
extended = 您又有了 { $minutes } 分钟。
extend-refused-waiting = 有人正在等候，我们不能再给您加时间。
extend-refused-closing = 我们马上要关门，不能再给您加时间。
extend-refused-used = 可以加的时间都已用完。如果还需要，请问工作人员。
understood = 我明白了

## 欢迎

welcome-start = 开始
welcome-free = 免费使用。
welcome-documents = 不需要任何证件。
welcome-erased = 结束时我们会清除一切。
welcome-appearance = 外观
welcome-voice-on = 打开语音
welcome-voice-off = 关闭语音
welcome-closing = 今天您可以使用这台电脑到 { $time }。

## 语言

language-title = 语言
language-text = 您可以随时更换语言，页面不会变。

## 外观和语音

appearance-title = 外观和语音
appearance-colours = 颜色
appearance-light = 浅色
appearance-dark = 深色
appearance-contrast = 强对比
appearance-text = 文字大小
appearance-text-normal = 正常
appearance-text-large = 大
appearance-text-largest = 特大
appearance-motion = 动画
appearance-motion-some = 少量
appearance-motion-none = 没有
appearance-voice = 朗读语音
appearance-voice-on = 已打开
appearance-voice-off = 已关闭

hands-title = 按键和指针
hands-slow = 按住一会儿才算按下
hands-bounce = 连按两次只算一次
hands-sticky = 大写：先按 Shift，再按字母
hands-repeat = 按住的键会重复
hands-dwell = 指针停住就按下
hands-single = 单键：方框自动移动
hands-no = 不用
hands-yes = 是
hands-short = 短
hands-medium = 中
hands-long = 长
hands-capital = 下一个字母是大写
hands-third = 下一个键按 AltGr 计算

## 开始之前

notice-title = 开始之前
notice-time = 您有多少时间
notice-time-text = 您有 { $minutes } 分钟。快到时我们会提醒您。
notice-erased = 我们清除什么
notice-erased-text = 一切：您访问的网页、输入的内容、文件。您结束时我们就清除。
notice-counted = 我们统计什么
notice-counted-text = 我们只统计有人用了这台电脑、用了多久、办的是哪项服务。我们不知道您是谁。
notice-who = 屏幕前是谁？
notice-alone = 只有我自己
notice-helped = 有人帮我
notice-optional = 您也可以不回答。

## 您需要办什么

home-title = 您需要办什么？
home-search = 搜索
home-search-hint = 写下您需要什么
home-choose = 我不知道从哪里开始
home-practise = 练习
home-return = 回到：{ $task }
need-identity = 数字身份
need-identity-text = 用您的名字登录网站
need-health = 健康
need-health-text = 医生、看病、检查结果
need-money = 钱和补助
need-money-text = 优惠、养老金、补助
need-school = 学校
need-school-text = 报名、餐费、成绩册
need-work = 工作
need-work-text = 招聘、简历
need-payments = 付款
need-payments-text = 通知、罚款、税费
need-messages = 邮件和消息
need-messages-text = 阅读和书写
need-learn = 学习
need-learn-text = 课程、书籍、语言
need-commune = 我的市政府
need-commune-text = 本地的服务
need-browse = 自由上网
need-browse-text = 打开您想看的网站

## 搜索和列表

results-title = “{ $words }”的结果
results-none = 没有找到“{ $words }”。
results-none-help = 请只用一个词试试，例如“医生”。也可以问工作人员。
results-again = 重新搜索
list-empty = 这里还没有内容。请问工作人员。
task-unchecked-short = 尚未核对
task-practice = 无风险练习
task-italian-short = 意大利语

## 帮我选择

choose-title = 我们帮您选择
choose-question = 您为什么来这里？
choose-letter = 我收到一封信或通知
choose-doctor = 我要看医生或查检查结果
choose-money = 我需要经济上的帮助
choose-work = 我在找工作
choose-child = 为了我的孩子
choose-enter = 网站要我用自己的名字登录
choose-nothing = 都不是
choose-found = 也许您需要这个
choose-nothing-text = 没关系。工作人员会听您说，帮您选择。

## 服务卡片

card-needs = 开始之前，请准备
card-needs-none = 您不需要准备什么。
card-print = 打印清单
card-steps = { $count } 个步骤
card-start = 开始
card-too-long = 大约需要 { $needed } 分钟，您还剩 { $left } 分钟。也许改天再办更好，也可以问工作人员。
card-long = 大约需要 { $needed } 分钟，您还剩 { $left } 分钟。您可以开始，结束前请申请加时间。
card-unchecked = 还没有人在真正的网站上核对过这份指南。按钮可能不一样。
card-practice = 这是练习：什么都不是真的，您不会做坏任何事。
card-who = 谁可以办
card-cost = 费用
card-for-whom = 为自己或为别人办
card-stop = 什么时候该停下来求助
card-dangers = 请注意
card-italian = 这份指南还没有您的语言。您看到的是意大利语。
card-unreviewed = 还没有懂这种语言的人检查过这份指南。有疑问请问工作人员。
danger-money = 这里是真的付钱
danger-password = 密码和验证码
danger-scam = 可能是骗局
danger-data = 敏感信息
danger-careful = 之后无法撤回
fact-ask = （请问工作人员）

## 指南

guide-step = 第 { $step } 步，共 { $steps } 步
guide-show = 指给我看
guide-show-stop = 去掉标记
guide-read = 朗读
guide-stuck = 不行…
guide-further = 显示其余内容
guide-beginning = 显示开头
guide-back = 返回
guide-done = 完成
guide-finish = 我做完了
guide-other = 办别的事
guide-lost-title = 我们不知道您到了哪一步
guide-lost-text = 也许您打开了别的页面。没有发生什么严重的事。
guide-lost-restart = 重做这一步
guide-lost-stay = 留在这里
guide-troubles = 哪里不行？
trouble-page = 页面空白或不动
trouble-page-do = 重新加载
trouble-button = 我找不到按钮
trouble-button-do = 指给我看
trouble-elsewhere = 我在别的页面上
trouble-elsewhere-do = 重做这一步
trouble-other = 别的问题
guide-restart-site = 回到网站首页
guide-page-back = 上一个页面
guide-print = 打印页面
guide-blocked = 这个网站不属于这项服务，所以打不开。请回到前一个页面。
guide-blocked-staff = 如果您真的需要，工作人员可以打开它。
guide-restarted = 上网程序关闭了，我们已重新打开。您还在同一步。
guide-unreachable = 网站没有回应。请稍等再试，或者改天再来。
guide-no-network = 没有网络连接。这不是您的问题，请叫工作人员。
guide-full = 存放文件的空间满了。请删除一个文件或叫工作人员。
guide-tabs = 打开的页面太多了。我们关闭了最后一个。
guide-no-voice = 这里没有这种语言的语音。
guide-no-printer = 现在不能打印。请叫工作人员。
guide-print-ask = 要打印的页数：{ $pages }。
guide-print-price = 费用 { $amount }。请付给工作人员。
guide-no-paper = 打印机没有纸了。请叫工作人员，之后页面会自动出来。
guide-printer-off = 打印机没有回应或停了。请叫工作人员。
guide-too-many-pages = 要打印的页数太多。请叫工作人员。
guide-stick-ready = U 盘可以用了。
guide-stick-save = 保存到 U 盘
guide-stick-saved = 已保存的文件：{ $files }。现在可以拔下 U 盘。
guide-stick-unusable = 这个 U 盘不能用。请换一个。
guide-stick-full = U 盘满了。请换一个。
guide-stick-pulled = U 盘拔得太早了。请重新插入再保存。
guide-code = 带到手机上
guide-no-code = 文字太长，无法做成二维码。请选短一些的。
guide-printed = 正在打印 { $pages } 页。
guide-saved = 文件会留在这里直到结束，然后我们清除它。
guide-browse-title = 您在自由上网
guide-browse-text = 您结束时，我们会清除一切。
guide-retry = 再试一次
guide-opening = 正在打开网站，请稍等。
guide-done-title = 您做到了
guide-done-text = 您完成了所有步骤。
guide-did = 您做了什么
guide-next = 接下来会怎样

## 帮助

help-title = 帮助
help-call = 叫工作人员
help-sent = 请求已发出
help-sent-text = 我们已通知工作人员。请留在这里。
help-seen = 请求已看到
help-seen-text = 工作人员看到了您的请求。
help-coming = 工作人员来了
help-coming-text = 有人正向您走来。
help-nobody = 现在没有人能来
help-nobody-text = 您可以打电话。同时可以继续办理。
help-phone = 电话：{ $phone }
help-area = 告诉工作人员是什么事：{ $area }
help-area-yes = 是
help-area-no = 否
help-cancel = 不再需要

## 工作人员的消息

message-title = 工作人员的消息
message-closing-soon = 我们马上关门。请保存或打印您需要的内容。
message-someone-waits = 有人在等候。请您尽快完成。
message-come-to-the-desk = 请到服务台来。
message-wait-a-moment = 请稍等，我们就来。
message-quiet-please = 请小声说话。
message-short-stop = 我们马上要暂停这台电脑一会儿。请保存您需要的内容。
staff-end-notice = { $seconds } 秒后工作人员将关闭这台电脑。
staff-end-notice-text = 请现在保存或打印您想留下的内容。之后我们会清除一切。

## 隐藏屏幕

hide-title = 隐藏屏幕
hide-text = 请选一个四位数的密码。回来时要用。
hide-code = 您的密码
hide-code-again = 同一个密码
hide-repeat = 请再写一次同一个密码
hide-differs = 两个密码不一样。请重新选择。
hide-limit = 如果您 { $minutes } 分钟内不回来，我们就结束并清除一切。
locked-title = 屏幕已隐藏
locked-text = 请写您的密码继续。
locked-wrong = 密码不对。请再试一次。
locked-forgotten = 忘记密码了？工作人员只能结束并清除一切。
locked-until = 再过 { $minutes } 分钟，我们就清除一切。
digits-entered = 已写 { $count } 位数字
digit-erase = 删除
staff-locked-title = 这台电脑已锁定
staff-locked-text = 工作人员很快回来。您的页面还在这里。
locked-wait = 请等 { $seconds } 秒再试。

## 您还在吗？

idle-title = 您还在吗？
idle-text = 我们遮住了页面，别人看不到。
idle-still = 还是我
idle-new = 我刚到
idle-new-text = 如果您刚到，我们会清除一切，您从头开始。
idle-seconds = { $seconds } 秒

## 结束

end-title = 您保存了需要的内容吗？
end-text = 结束时我们会清除一切，谁也找不回来。
end-files = 这些文件您还没有保存：
files-pdf = { $count } 份可打印的文件（PDF）
files-image = { $count } 张图片
files-document = { $count } 份文字文件
files-other = { $count } 个其他文件
end-now = 结束并清除
end-stay = 我再留一会儿

## 清除

ending-title = 我们正在清除一切
ending-done = 我们已清除一切
ending-failed = 有些内容没有清除好
ending-failed-text = 这台电脑会停下并自己重新启动。在此之前谁也不能用。
erased-pages = 访问过的网页
erased-pages-done = 已清除
erased-files = 文件
erased-files-done = 已清除
erased-memory = 内存
erased-memory-done = 已清理
erased-print = 等待打印的内容
erased-print-done = 已清除
erased-clipboard = 复制的文字
erased-clipboard-done = 已清除
erased-secrets = 密钥和密码
erased-secrets-done = 已清除
erased-waiting = 请稍等
erased-failed = 没有成功
erased-not-proven = 在这台电脑上无法证明

## 谢谢

thanks-title = 谢谢您
thanks-question = 您觉得怎么样？
rating-1 = 很不好
rating-2 = 不好
rating-3 = 一般
rating-4 = 好
rating-5 = 很好
thanks-rated = 谢谢您的回答。
thanks-list = 我们清除了什么
thanks-skip = 不回答
thanks-take = 请记得带走您的东西。
thanks-today = 您今天做了什么
thanks-today-next = 接下来会怎样

## 学习

home-learn = 两分钟学一点
learn-title = 两分钟学一点
learn-minutes = { $minutes } 分钟
learn-assess = 我已经会做什么？
learn-assess-text = 关于您的十三句话
lesson-card = 第 { $number } 张，共 { $count } 张
lesson-trial = 试一试
lesson-right = 对了。
lesson-wrong = 不是这个。
lesson-again = 请试试别的答案。
lesson-done = 您学完了。现在您可以做这个：
lesson-start-again = 重新开始
lesson-leave = 其他课程

## 我已经会做什么

assess-title = 我已经会做什么？
assess-intro = 请读十三句话。每句选一个答案，没有哪个答案是错的。
assess-private = 我们不保存您的答案。我们只统计每个领域的结果，不知道您是谁。
assess-start = 开始
assess-number = 第 { $number } 句，共 { $count } 句
assess-never = 还不会
assess-helped = 有人帮就会
assess-alone = 自己会做
assess-teach = 我能教别人
assess-result = 这些您会做
assess-try = 试试这个：
area-1 = 查找和保存信息
area-2 = 与人交流和使用服务
area-3 = 写作和制作
area-4 = 保护自己和自己的信息
area-5 = 解决问题
level-1 = 您可以从这里开始。工作人员会帮您。
level-2 = 稍加练习，您就能自己做。
level-3 = 您自己就能做。
level-4 = 您做得很好，可以帮助别人。

## 关门、维护、停用

closed-title = 我们现在关门
closed-opens = 我们{ $when }开门
closed-hours = 开放时间
closed-day-closed = 关门
hours-range = { $from } 到 { $to }
day-1 = 星期一
day-2 = 星期二
day-3 = 星期三
day-4 = 星期四
day-5 = 星期五
day-6 = 星期六
day-7 = 星期日
day-at = { $day } { $time }
today-at = 今天 { $time }
tomorrow-at = 明天 { $time }
maintenance-title = 正在维护
maintenance-text = 工作人员正在整理这台电脑。请用另一台。
out-title = 这台电脑停用了
out-text = 请用另一台电脑或叫工作人员。
out-reason-wipe = 我们不确定是否清除了前一个人的全部内容，所以停用。
out-reason-staff = 工作人员把它停用了。
out-reason-fault = 这里有东西坏了。这不是您的问题。
nothing-title = 今天这里不能上网
nothing-reason-browser = 缺少打开网站的程序。
nothing-reason-shelter = 这台电脑不能保护您的数据，所以不打开。
nothing-reason-screen = 屏幕不能安全地分开显示。
nothing-reason-tasks = 指南读不出来。
nothing-reason-space = 这台电脑没有空间了。
nothing-reason-book = 这台电脑不能写它的记录。
nothing-text = 请用另一台电脑或叫工作人员。我们会自己再试。
call-phone = 请打电话 { $phone }

## 工作人员

pin-title = 工作人员
pin-text = 请写您的个人密码。
pin-wrong = 密码不对。
pin-wait = 请等 { $seconds } 秒再试。
pin-none = 这台电脑还没有工作人员密码。请问管理它的人。
staff-title = 工作人员菜单
staff-hello = 打开菜单的人：{ $name }
staff-start = 替别人开始
staff-extend-by = 增加 { $minutes } 分钟
staff-end = 结束
staff-end-sure = 结束这次使用并清除一切吗？
staff-lock = 锁定电脑
staff-maintenance = 设为维护
staff-maintenance-end = 恢复使用
staff-clear = 恢复服务
staff-allow-host = 打开最后被拦的网站
staff-allow-host-none = 没有被拦的网站
staff-allowed-host = 这次使用中网站已打开
staff-waiting-on = 有人等候：是
staff-waiting-off = 有人等候：否
staff-health = 电脑状态
staff-receipts = 最近的清除
staff-receipts-none = 还没有清除过。
staff-leave = 离开菜单
staff-help-coming = 我来了
staff-session-left = 有人正在使用电脑：还剩 { $minutes } 分钟
staff-session-locked = 屏幕已隐藏。您只能结束。
staff-lock-lift = 解锁电脑
staff-state-free = 电脑空闲
staff-state-locked = 工作人员锁定了电脑
staff-state-maintenance = 电脑正在维护
staff-state-out = 电脑停用
staff-state-closed = 本处已关门
staff-refused-none = 不行：没有人在用这台电脑。
staff-refused-busy = 不行：有人在用这台电脑。
staff-refused-service = 不行：电脑停用或正在维护。
staff-refused-hidden = 不行：使用者隐藏了屏幕。您只能结束。
staff-refused-other = 现在不行。
staff-code = 技术支持代码：{ $code }
health-browser = 上网程序
health-network = 网络连接
health-printer = 打印机
health-voice = 语音
health-book = 记录
health-space = 可用空间
health-clock = 时间和日期
health-tasks = 指南
health-good = 正常
health-poor = 需要检查
health-bad = 不能用
health-absent = 没有
receipt-pass = 全部已清除
receipt-partial = 已清除；这里不能全部证明
receipt-fail = 没有成功：电脑已停用

## 语音和单键

voice-key = F2：打开或关闭语音
voice-is-on = 语音已打开。F2 关闭。F3 再说一遍。F7 和 F8：音量。F9 和 F10：速度。按任何键停止。
voice-missing = 这里没有这种语言的语音。
voice-volume = 音量 { $percent }，最大 100
voice-rate = 速度 { $rate }，最大 9
scan-is-on = 单键：已打开。方框到您要的地方时，按空格键。F4 改变速度，然后关闭。
scan-is-off = 单键：已关闭。
role-button = 按钮
role-link = 链接
role-toggle = 开关
role-radio = 选项
role-field = 输入框
role-secret = 隐藏输入框
role-heading = 标题
role-combo = 选择列表
role-checkbox = 复选框
role-picture = 图片
role-foreign = 其他网站的内容，这里无法朗读
role-chosen = 已选
role-not-chosen = 未选
role-unavailable = 不可用
role-wrong = 需要改正
role-required = 必填
role-empty = 空
page-keys = 在页面上请用上下箭头。H：标题。L：链接。B：按钮。C：输入框。回车键按下。
page-end = 没有更多内容了。
page-silent = 页面没有回应。请再试一次。
page-write = 现在请写。按 F6 回到指南。
page-choose = 用上下箭头选择。回车键确定。
page-option = 第 { $at } 项，共 { $of } 项
page-before = 页面后退
page-next = 页面前进
page-press = 在页面上按下
page-type = 键盘
aloud-title = 别人可能听到
aloud-text = 语音会读出页面，附近的人能听到。按回车键继续，或者插上耳机。
aloud-yes = 仍然朗读
typing-space = 空格
typing-erase = 删除
typing-capitals = 大写
typing-signs = 数字和符号
typing-letters = 字母
typing-open = 键盘
typing-close = 关闭键盘

# Laptops
battery-low = 电池快没电了
battery-low-text = 请保存您的内容，并请工作人员接上电源。
battery-end = 电池没电了：使用即将结束
battery-end-text = 请现在保存或打印要保留的内容。接上电源就可以继续使用。
lid-closed = 盖子合上了：使用即将结束
lid-closed-text = 打开盖子即可继续。
out-reason-battery = 电池没电了，需要接上电源。
paper-title = 打印
paper-making = 我们正在准备这张纸。
paper-page-price = 每页 { $amount }。
paper-free = 您不用付钱。
paper-printing = 正在打印。请到打印机取纸。
paper-print = 打印
paper-today = 打印您做了什么

# Networks, in the staff menu
net-title = 连接这台电脑
net-cable-connected = 网线正常
net-cable-plugged = 网线已插好，但网络还没有回应
net-online = 互联网有回应
net-local = 有网络，但互联网没有回应
net-portal = 网络要求先同意一个页面
net-portal-text = 这个网络有欢迎页面。请管理网络的人让这台电脑通过，或者选择别的网络。
net-offline = 没有网络
net-offline-text = 请插网线，或者选择无线网络。
net-unknown = 还不知道互联网有没有回应
net-no-wifi = 这台电脑没有无线网络，或者没有打开。
net-none-found = 这里没有找到无线网络。
net-scan = 再找一次
net-line = { $name }，信号 { $strength }%
net-in-use = 正在使用
net-open = 没有密码
net-key = 有密码
net-unsupported = 不适用：要求个人账户
net-key-title = 加入网络 { $name }
net-key-label = 网络密码
net-key-hint = 8 到 63 个字母、数字或符号。网络没有密码就留空。
net-key-show = 显示密码
net-key-shown = 看得见
net-key-hidden = 看不见
net-key-go = 加入
net-joining = 正在加入网络
net-joining-text = 可能需要将近一分钟。
net-why-machine = 电脑没有做到
net-why-machine-do = 请再试。如果又这样，请重新启动，并打电话给管理电脑的人。
net-why-lost = 处理系统的部分没有回应
net-why-lost-do = 请稍等再试。如果又这样，请重新启动。
net-why-no-network-service = 网络服务没有回应
net-why-no-network-service-do = 请稍等再找。如果又这样，请重新启动。
net-why-no-wifi = 找不到无线网卡
net-why-no-wifi-do = 请用电脑上的键打开它，或者用网线。
net-why-network-gone = 找不到这个网络了
net-why-network-gone-do = 请靠近接入点再找。
net-why-network-unsupported = 这个网络要求个人账户
net-why-network-unsupported-do = 请选择大家用同一个密码的网络。
net-why-key-shape = 密码有 8 到 63 个字符
net-why-key-shape-do = 请检查密码，重新写。
net-why-key-wrong = 密码不对
net-why-key-wrong-do = 请显示密码，核对后再试。
net-why-no-address = 网络不给地址
net-why-no-address-do = 请问管理网络的人，或者选择别的网络。
net-why-no-answer = 网络没有回应
net-why-no-answer-do = 请再试，或者选择别的网络。
net-known = 已保存
net-metered = 这是某人的手机热点，或按流量收费
net-metered-on = 更新不使用它
net-metered-off = 更新会使用它
net-forget = 忘记此网络
net-page-open = 打开网络的页面
net-page-title = 网络的页面
net-page-text = 请在旁边的页面上同意或登录。然后关闭：我们会清除一切。
net-page-opening = 页面正在打开。
net-page-silent = 页面没有回应。请重新加载，或者选择别的网络。
net-page-again = 重新加载
net-page-close = 关闭并清除
health-battery = 电池
