# Completion of gytrack for fish; in ~/.config/fish/config.fish:  gytrack completion fish | source

function __gytrack_completion
    set -l words (commandline -opc)
    set -l token (commandline -ct)
    set -l program gytrack
    command -sq -- $words[1]; and set program $words[1]
    set -lx _GYTRACK_COMPLETE fish
    set -lx _GYTRACK_TYPED (string join -- \x1f $words "$token")
    set -l lines ($program 2>/dev/null </dev/null)
    set -l how $lines[1]
    set -e lines[1]
    if test "$how" = file
        set -l option (string match -r -- '^--[^=]*=' "$token")
        for path in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' "$token"))
            echo -- "$option$path"
        end
    else if test (count $lines) -gt 0
        printf '%s\n' $lines
    end
end

complete -c gytrack -f -k -a '(__gytrack_completion)'
