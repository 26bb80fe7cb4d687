# Pid files, ports, waiting. Every service leads its own process group, so that stopping it stops all of it.

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "federity: $*"
  exit 1
}

log_of() { printf '%s/log/%s.log' "$FEDERITY_VAR" "$1"; }

pid_of() { cat "$FEDERITY_VAR/run/$1.pid" 2>/dev/null || :; }

is_running() {
  local pid
  pid=$(pid_of "$1")
  [ -n "$pid" ] && kill -0 "-$pid" 2>/dev/null
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# require_port PORT VARIABLE WHAT
require_port() {
  if port_is_taken "$1"; then
    fail "port $1, wanted for $3, is taken by another program." \
      "Stop that program, or choose another port: $2=$(($1 + 100)) and the same command again."
  fi
}

# launch SERVICE COMMAND...
launch() {
  local service=$1
  shift
  set -m
  nohup "$@" >"$(log_of "$service")" 2>&1 </dev/null &
  echo $! >"$FEDERITY_VAR/run/$service.pid"
  set +m
  disown
}

# await SERVICE: until it is healthy, has ended, or FEDERITY_START_SECONDS are over.
await() {
  local service=$1 deadline=$((SECONDS + FEDERITY_START_SECONDS))
  until "healthy_$service"; do
    if ! is_running "$service"; then
      tail -n 20 "$(log_of "$service")" >&2
      fail "$service ended while starting; the whole log is $(log_of "$service")"
    fi
    if declare -F "hopeless_$service" >/dev/null && "hopeless_$service"; then
      fail "$service cannot become healthy; see $(log_of "$service")"
    fi
    if [ $SECONDS -ge $deadline ]; then
      fail "$service did not become healthy within $FEDERITY_START_SECONDS s; see $(log_of "$service")"
    fi
    sleep 0.5
  done
  say "$service: ready, $("address_$service")"
}

stop_process() {
  local service=$1 pid deadline=$((SECONDS + 40))
  pid=$(pid_of "$service")
  if is_running "$service"; then
    kill -TERM "-$pid" 2>/dev/null || :
    while is_running "$service"; do
      if [ $SECONDS -ge $deadline ]; then
        say "$service: does not end by itself, killing it"
        kill -KILL "-$pid" 2>/dev/null || :
        deadline=$((SECONDS + 10))
      fi
      sleep 0.2
    done
    say "$service: stopped"
  fi
  rm -f "$FEDERITY_VAR/run/$service.pid"
}

# sha256 FILE... : one digest a line
sha256() {
  if command -v sha256sum >/dev/null; then sha256sum "$@" | cut -d ' ' -f 1; else shasum -a 256 "$@" | cut -d ' ' -f 1; fi
}
