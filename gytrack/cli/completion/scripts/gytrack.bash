# Completion of gytrack for bash 3.2 and later; in ~/.bashrc:  eval "$(gytrack completion bash)"

_gytrack_completion() {
  local program=${1/#\~/"$HOME"} typed bytewise=no sign=$'\xe5\x8c\xba' how line
  type -P "$program" >/dev/null || program=gytrack
  ((${#sign} == 1)) || bytewise=yes
  if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 403)); then
    typed=$(LC_ALL=C && printf %s "${COMP_LINE:0:COMP_POINT}") # the cursor's place was counted in bytes
  else
    typed=${COMP_LINE:0:COMP_POINT}
  fi
  COMPREPLY=()
  {
    IFS= read -r how
    while IFS= read -r line; do COMPREPLY+=("$line"); done
  } <<<"$(
    _GYTRACK_COMPLETE=bash _GYTRACK_TYPED=$typed _GYTRACK_BREAKS=$COMP_WORDBREAKS _GYTRACK_WAY=${COMP_TYPE-} \
      _GYTRACK_COLUMNS=${COLUMNS-} _GYTRACK_BYTEWISE=$bytewise "$program" 2>/dev/null </dev/null
  )"
  if type compopt >/dev/null 2>&1; then
    compopt -o nosort 2>/dev/null # since 4.4
    case $how in
      file) compopt -o default ;;
      open) compopt -o nospace ;;
    esac
  elif [[ $how == file ]]; then
    while IFS= read -r line; do COMPREPLY+=("$line"); done <<<"$(compgen -f -- "$2")"
  fi
}

complete -F _gytrack_completion gytrack
