# SPDX-License-Identifier: EUPL-1.2
# A throw-away PostgreSQL server on a socket in a temporary folder; sets DATABASE_URL.

start_postgres() {
  PG_BIN=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | sort -V | tail -n 1)")
  PG_HOME=$(mktemp -d)
  PG_PORT=${PG_PORT:-54329}
  PG_USER=$(id -un)
  PG_RUN=()
  if [ "$(id -u)" -eq 0 ]; then # PostgreSQL refuses to run as root
    PG_USER=postgres
    chown postgres "$PG_HOME"
    PG_RUN=(runuser -u postgres --)
  fi
  "${PG_RUN[@]}" "$PG_BIN/initdb" --pgdata "$PG_HOME/data" --username woonregie --auth trust --encoding UTF8 >/dev/null
  "${PG_RUN[@]}" "$PG_BIN/pg_ctl" --pgdata "$PG_HOME/data" --wait --log "$PG_HOME/log" \
    --options "-p $PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$PG_HOME -c fsync=off -c max_connections=200" start >/dev/null
  export DATABASE_URL="postgres://woonregie@127.0.0.1:$PG_PORT/postgres"
}

stop_postgres() {
  "${PG_RUN[@]}" "$PG_BIN/pg_ctl" --pgdata "$PG_HOME/data" --mode immediate stop >/dev/null 2>&1 || true
  rm -rf "$PG_HOME"
}
