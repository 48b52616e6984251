# Friendly names for the steps of the build. It holds no logic of its own: each is one dotnet command.
param(
    [ValidateSet('Build', 'Test', 'Format', 'Demo', 'Sandbox', 'Help', 'Pack')]
    [string] $Step = 'Build'
)

Push-Location $PSScriptRoot
try {
    switch ($Step) {
        'Build' { dotnet build }
        'Test' { dotnet test }
        'Format' { dotnet format }
        'Demo' { dotnet run --project src/Atomscale.Demo }
        'Sandbox' { dotnet run --project src/Atomscale.Sandbox }
        'Help' { dotnet build src/Atomscale.Module -t:RefreshHelpPages }
        'Pack' { dotnet build src/Atomscale.Module -c Release -t:ZipModule }
    }
}
finally { Pop-Location }
exit $LASTEXITCODE
