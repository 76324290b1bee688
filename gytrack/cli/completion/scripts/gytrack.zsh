#compdef gytrack
# Completion of gytrack for zsh; in ~/.zshrc:  eval "$(gytrack completion zsh)"

_gytrack() {
  local program=${(Q)words[1]/#\~\//$HOME/} line
  local -a typed lines whole whole_labels open open_labels row
  [[ -x $program ]] || (( $+commands[$program] )) || program=gytrack
  typed=("${(@Q)words[1,CURRENT-1]}" "${(Q)PREFIX}")
  lines=("${(@f)$(_GYTRACK_COMPLETE=zsh _GYTRACK_TYPED=${(pj:\x1f:)typed} _GYTRACK_COLUMNS=$COLUMNS $program 2>/dev/null </dev/null)}")
  if [[ $lines[1] == file ]]; then
    [[ $PREFIX == --*=* ]] && compset -P 1 '*='
    _files
    return
  fi
  for line in "${(@)lines[2,-1]}"; do
    row=("${(@ps:\t:)line}")
    if [[ $row[1] == open ]]; then
      open+=("$row[2]") open_labels+=("$row[3]")
    else
      whole+=("$row[2]") whole_labels+=("$row[3]")
    fi
  done
  (( $#whole + $#open )) || return 1
  (( $#open )) && compadd -U -V gytrack -l -S '' -d open_labels -a open
  (( $#whole )) && compadd -U -V gytrack -l -d whole_labels -a whole
  if [[ $lines[1] == choose && $#lines -gt 2 && $compstate[insert] == *unambiguous* ]]; then
    compstate[insert]=
    compstate[list]='list force'
  fi
}

if [[ ${zsh_eval_context[-1]-} == loadautofunc ]]; then
  _gytrack "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
  compdef _gytrack gytrack
fi
