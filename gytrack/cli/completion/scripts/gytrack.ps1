# Completion of gytrack for PowerShell 5.1 and later; in $PROFILE:  gytrack completion powershell | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName @('gytrack', 'gytrack.exe') -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $ErrorActionPreference = 'SilentlyContinue'
    $program = Get-Command -Name $commandAst.GetCommandName() -CommandType Application | Select-Object -First 1
    if ($null -eq $program) { return '' }
    $end = 0
    $words = @(foreach ($element in $commandAst.CommandElements) {
        $extent = $element.Extent
        if ($extent.StartOffset -lt $cursorPosition) {
            $end = $extent.EndOffset
            $extent.Text.Substring(0, [Math]::Min($extent.Text.Length, $cursorPosition - $extent.StartOffset))
        }
    })
    if ($end -lt $cursorPosition) { $words += '' }
    $encoding = [Console]::OutputEncoding
    try {
        $env:_GYTRACK_COMPLETE = 'powershell'
        $env:_GYTRACK_TYPED = $words -join [char]31
        [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
        $lines = @(& $program.Path 2>$null)
    } finally {
        [Console]::OutputEncoding = $encoding
        Remove-Item -Path @('Env:_GYTRACK_COMPLETE', 'Env:_GYTRACK_TYPED')
    }
    if ($lines.Count -gt 0 -and $lines[0] -eq 'file') { return }
    if ($lines.Count -lt 2) { return '' }
    foreach ($line in $lines[1..($lines.Count - 1)]) {
        $text, $label, $about = $line -split "`t", 3
        [System.Management.Automation.CompletionResult]::new($text, $label, 'ParameterValue', $about)
    }
}
