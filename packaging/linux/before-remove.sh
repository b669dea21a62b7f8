#!/bin/sh
set -e
# dpkg says "remove", rpm "0", when nothing takes the place of what goes.
case "$1" in
remove | 0)
  if [ -d /run/systemd/system ]; then
    systemctl disable --now motcua.service motcua-backup.timer || true
  fi
  ;;
esac
