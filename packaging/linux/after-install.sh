#!/bin/sh
set -e
getent passwd motcua >/dev/null || systemd-sysusers motcua.conf 2>/dev/null || true
getent passwd motcua >/dev/null ||
  useradd --system --user-group --home-dir /var/lib/motcua --no-create-home --shell /usr/sbin/nologin motcua
install -d -m 0750 -o root -g motcua /etc/motcua
install -d -m 0700 -o motcua -g motcua /var/lib/motcua
if [ -d /run/systemd/system ]; then
  systemctl daemon-reload
  systemctl try-restart motcua.service motcua-backup.timer # a new version takes over at once; what is not started stays so
fi
[ -e /etc/motcua/motcua.env ] || echo "motcua: set it up by: sudo motcua init"
