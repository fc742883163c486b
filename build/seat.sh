#!/bin/sh
# The last step before a command that build/as-user.ts runs: seat.sh KEYRING PIDFILE COMMAND...
# KEYRING `unlocked` starts a gnome-keyring on the session bus of this seat; anything else starts none.
set -eu
keyring=$1
pidfile=$2
shift 2
if [ "$keyring" = unlocked ]; then
  # The password only guards a keyring made for this run or for the development user.
  printf 'govdesk-dev\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
fi
echo $$ >"$pidfile"
exec "$@"
