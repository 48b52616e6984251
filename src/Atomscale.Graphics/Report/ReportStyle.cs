using Atomscale.Graphics.Drawing;

namespace Atomscale.Graphics.Report;

/// <summary>How a report looks: on light or dark paper by its reader's setting, on light paper when it is printed.</summary>
internal static class ReportStyle
{
    /// <param name="theme">The colours on a screen; null for the reader's own setting.</param>
    public static string Of(PlotTheme? theme)
    {
        var light = $":root{{color-scheme:light;{Palette.Light.Variables()}}}";
        var dark = $":root{{color-scheme:dark;{Palette.Dark.Variables()}}}";
        return light + theme switch
        {
            PlotTheme.Light => "",
            PlotTheme.Dark => $"@media screen{{{dark}}}",
            _ => $"@media screen and (prefers-color-scheme:dark){{{dark}}}",
        } + Rules;
    }

    private const string Rules = """

        *{box-sizing:border-box}
        body{margin:0 auto;max-width:70rem;padding:2rem 1.5rem 4rem;background:var(--ink-0);color:var(--ink-1);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Arial,sans-serif}
        h1{font-size:1.7rem;line-height:1.25;margin:0 0 .25rem;overflow-wrap:anywhere}
        h2{font-size:1.2rem;margin:2.5rem 0 .25rem;overflow-wrap:anywhere}
        p{margin:.25rem 0 1rem}
        .muted{color:var(--ink-2)}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.87rem;margin:.75rem 0 1.25rem}
        th,td{text-align:left;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--ink-3);vertical-align:top;overflow-wrap:anywhere}
        th{color:var(--ink-2);font-weight:600;border-bottom-color:var(--ink-4);overflow-wrap:normal}
        td.number,th.number{text-align:right;font-variant-numeric:tabular-nums}
        th.name{min-width:13rem}
        th.sample{min-width:6.5rem}
        table.facts{width:auto}
        a{color:var(--ink-6)}
        figure{margin:1rem 0}
        figure.small{display:inline-block;width:20rem;max-width:100%;margin:.5rem 1rem .5rem 0;vertical-align:top}
        figure svg{display:block;max-width:100%;height:auto}
        figcaption{font-size:.82rem;color:var(--ink-2);margin-top:.35rem}
        .columns{display:flex;flex-wrap:wrap;align-items:flex-start;gap:0 3rem}
        .columns table{flex:none}
        .short,.when{white-space:nowrap}
        @page{margin:15mm}
        @media print{
        body{max-width:none;padding:0;font-size:10pt}
        h2{margin-top:1.5rem}
        h2,.lead{break-after:avoid}
        figure,tr,.columns{break-inside:avoid}
        .wide{overflow:visible}
        table{font-size:.75rem}
        th,td{padding:.2rem .5rem .2rem 0}
        th.name,th.sample{min-width:0}
        th.summary{min-width:12rem}
        .when{white-space:normal}
        a{color:inherit;text-decoration:none}
        }
        """;
}
