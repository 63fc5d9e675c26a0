# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2
#
# Looks around on a terminal that is proven, from inside, as root. The proof hands it to the
# machine from outside; no image holds it. It is told what to do on a port of its own:
#
#   note        remember what stands now: mounts, sockets, objects, files, processes
#   plant HEX   put the word, backwards, into the capsule's own memory file system, its System V objects,
#               a POSIX queue and its folder for temporary files, as its own user
#   left        name what stands that did not stand when it noted
#
# Each answer ends with a line `done` or `failed: WHY`. The word itself is never in this
# process: what decodes it is a child that ends.
use strict;
use warnings;

my $CAPSULE = 703;
# Users whose processes belong to sessions alone: capsules, brokers, CUPS's filters.
my %SESSIONS = map { $_ => 1 } $CAPSULE, 704, 7;
my @WRITABLE = qw(/tmp /var/tmp /dev/shm /dev/mqueue /run/sportello-capsule /run/sportello-sticks
    /run/sportello-kiosk /run/cups /var/spool /var/cache /var/log /home /root /run/user);

my $PLANT = <<'END';
my $word = pack "H*", shift; my $text = (reverse($word) . "\n") x 200;
for my $file ("/dev/shm/parola-$word", "/tmp/parola-$word") {
    open my $out, ">", $file or die "$file: $!\n"; print $out $text; close $out or die "$file: $!\n";
}
my $shared = shmget 0, 65536, 01600; defined $shared or die "shmget: $!\n";
shmwrite $shared, $text, 0, length $text or die "shmwrite: $!\n";
my $queue = msgget 0, 01600; defined $queue or die "msgget: $!\n";
msgsnd $queue, pack("l! a*", 1, substr $text, 0, 2000), 0 or die "msgsnd: $!\n";
my $name = "parola"; my $posix = syscall 240, $name, 0101, 0600, 0; $posix >= 0 or die "mq_open: $!\n";
my $letter = substr $text, 0, 2000;
syscall(242, $posix, $letter, length $letter, 0, 0) == 0 or die "mq_timedsend: $!\n";
END

sub lines {
    open my $in, '<', shift or return;
    return <$in>;
}

# Id, name and depth of each process of a user whose processes are a session's.
sub processes {
    my @found;
    for my $status (glob '/proc/[0-9]*/status') {
        my %is = map { /^(\w+):\s+(.*)$/ ? ($1 => $2) : () } lines($status);
        next unless defined $is{Uid} && defined $is{NSpid};
        my ($user) = split ' ', $is{Uid};
        my @ids = split ' ', $is{NSpid};
        push @found, { id => $ids[0], inner => $ids[-1], depth => scalar @ids, user => $user, name => $is{Name} };
    }
    return @found;
}

sub files {
    my ($folder, $seen) = @_;
    opendir my $in, $folder or return;
    for my $name (readdir $in) {
        next if $name eq '.' || $name eq '..';
        my $path = "$folder/$name";
        $seen->{"file $path"} = 1;
        files($path, $seen) if -d $path && !-l $path;
    }
}

# Numbers are by chance.
sub plain { my $name = shift; $name =~ s/[0-9a-f]{5,}|[0-9]+/#/g; return $name }

sub standing {
    my %seen;
    for my $process (processes()) {
        $seen{"process $process->{name} of user $process->{user}"} = 1 if $SESSIONS{$process->{user}};
        $seen{"process $process->{name} in an inner namespace"} = 1 if $process->{depth} > 1;
    }
    for (lines('/proc/1/mountinfo')) {
        my $place = (split)[4];
        $seen{"mount $place"} = 1 unless $place =~ m{^/run/credentials/};
    }
    for (lines('/proc/net/unix')) {
        my $path = (split)[7];
        $seen{'socket ' . plain($path)} = 1 if defined $path;
    }
    for my $kind (qw(shm sem msg)) {
        my ($heads, @rows) = lines("/proc/sysvipc/$kind");
        $seen{"object $kind $_"} = 1 for map { join ' ', split } @rows;
    }
    for my $folder (glob '/sys/fs/cgroup/system.slice/*sportello-capsule*/*/') {
        $seen{'cgroup ' . plain($folder)} = 1;
    }
    files($_, \%seen) for @WRITABLE;
    return \%seen;
}

sub plant {
    my $hex = shift;
    return 'that is no word' unless $hex =~ /^[0-9a-f]+$/;
    my ($inside) = sort { $a->{inner} <=> $b->{inner} }
        grep { $_->{user} == $CAPSULE && $_->{depth} == 2 && $_->{name} ne 'bwrap' } processes();
    return 'no capsule stands' unless $inside;
    open my $said, '-|', 'nsenter', '--target', $inside->{id}, '--mount', '--ipc', '--', 'setpriv',
        "--reuid=$CAPSULE", "--regid=$CAPSULE", '--clear-groups', '--', 'sh', '-c', 'exec "$@" 2>&1', 'sh',
        'perl', '-e', $PLANT, $hex or return "nsenter: $!";
    my $words = join ' ', map { chomp; $_ } <$said>;
    close $said or return "in the capsule ($inside->{name}): $words";
    return undef;
}

my $port;
sleep 1 until sysopen $port, '/dev/virtio-ports/sportello.witness', 2;
sub say_line { my $line = shift() . "\n"; syswrite $port, $line }

my ($heard, $noted) = ('', {});
while (1) {
    # Nobody at the other end reads as an end of file.
    if (!sysread $port, $heard, 4096, length $heard) { sleep 1; next }
    while ($heard =~ s/^([^\n]*)\n//) {
        my ($order, $word) = split ' ', $1;
        my $fault;
        if ($order eq 'note') { $noted = standing() }
        elsif ($order eq 'plant') { $fault = plant($word) }
        elsif ($order eq 'left') { $noted->{$_} or say_line("left $_") for sort keys %{ standing() } }
        else { $fault = 'an order that is not known' }
        say_line(defined $fault ? "failed: $fault" : 'done');
    }
}
