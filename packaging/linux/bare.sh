# A bare Debian 12 in a folder, with this computer's own way to packages. Sourced by deb-test and fresh; needs root.
# What is mounted and started is so in namespaces of its own: it is gone when the script ends, however it ends.
set -eu
cd "$(dirname "$0")/../.."

if [ "$(id -u)" != 0 ]; then
    echo "A system of its own takes root: sudo make $(basename "$0")" >&2
    exit 1
fi
if [ -z "${IN_NAMESPACES:-}" ]; then
    export IN_NAMESPACES=yes
    exec unshare --mount --pid --fork --kill-child --mount-proc "$0" "$@"
fi

# Make the system in folder $1 from nothing; the result of debootstrap is kept for the next one.
make_bare() {
    kept=build/bookworm.tar
    if [ ! -f "$kept" ]; then
        # As apt does: its mirror of Debian 12, through its proxy.
        mirror=$(apt-get indextargets --format '$(SITE) $(CODENAME)' 'Created-By: Packages' |
            awk '$2 == "bookworm" { print $1; exit }')
        proxy=
        eval "$(apt-config shell proxy Acquire::http::Proxy)"
        [ -z "$proxy" ] || export http_proxy="${http_proxy:-$proxy}"
        rm -rf build/bookworm
        mkdir -p build
        debootstrap --variant=minbase bookworm build/bookworm "$mirror" >build/debootstrap.log
        tar -C build/bookworm -cf "$kept.part" .
        mv "$kept.part" "$kept"
        rm -rf build/bookworm
    fi
    rm -rf "$1"
    mkdir -p "$1"
    tar -C "$1" -xf "$kept"
    rm -f "$1/etc/apt/sources.list"
    copy_in "$1" /etc/apt /usr/share/keyrings /usr/local/share/keyrings
    copy_in "$1" /etc/ssl /usr/share/ca-certificates /usr/local/share/ca-certificates /etc/ca-certificates.conf
    copy_in "$1" /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/xdg/pip
    for folder in .config/pip .pip .npmrc; do
        [ -e "$HOME/$folder" ] || continue
        mkdir -p "$1/root/$(dirname "$folder")"
        cp -rL "$HOME/$folder" "$1/root/$folder"
    done
    mount -t proc proc "$1/proc"
    mount --rbind /dev "$1/dev"
    # Folders of this computer that apt and pip are told to look into.
    { cat /etc/pip.conf /etc/xdg/pip/* "$HOME"/.config/pip/* "$HOME"/.pip/* 2>/dev/null; env | grep '^PIP_'
      apt-get indextargets --format '$(SITE)'; } |
        grep -oE '(^|[ =:]|//)/[A-Za-z0-9._-]+/[A-Za-z0-9._-]+' | grep -oE '/[^/]+/[^/]+$' | sort -u |
        while read -r folder; do
            case $folder in /etc/* | /usr/* | /root/* | /home/* | /tmp/*) continue ;; esac
            [ -d "$folder" ] || continue
            mkdir -p "$1$folder"
            mount --bind -o ro "$folder" "$1$folder"
        done
}

copy_in() {
    target=$1
    shift
    for path; do
        [ -e "$path" ] || continue
        mkdir -p "$target$(dirname "$path")"
        if [ -d "$path" ]; then
            mkdir -p "$target$path"
            cp -a "$path/." "$target$path/"
        else
            cp -L "$path" "$target$path"
        fi
    done
}

# Run a command in the system $1, with nothing of our environment but proxies and where certificates and packages are.
inside() {
    system=$1
    shift
    keep=$(env | grep -iE '^([a-z]+_proxy|pip_[a-z_]+|npm_config_[a-z_]+|ssl_cert_[a-z]+|[a-z_]+_ca_[a-z_]+)=' || true)
    (
        IFS='
'
        exec env -i $keep PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
            ${DISPLAY:+DISPLAY=$DISPLAY} chroot "$system" "$@"
    )
}
