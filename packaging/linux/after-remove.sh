#!/bin/sh
set -e
if [ -d /run/systemd/system ]; then
  systemctl daemon-reload
fi
case "$1" in
remove | 0) echo "motcua: the data stay in /var/lib/motcua, the settings in /etc/motcua" ;;
purge)
  rm -f /etc/motcua/motcua.env /etc/motcua/token
  rmdir /etc/motcua 2>/dev/null || true
  echo "motcua: the data stay in /var/lib/motcua; whoever wants them gone removes that folder"
  ;;
esac
