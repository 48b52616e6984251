using System;
using Atomscale.Client.Tables;
using Atomscale.Client.Tables.Formats;
using Xunit;

namespace Atomscale.Client.Tests.Tables;

public sealed class TableFormatsTests
{
    [Theory]
    [InlineData("a.csv", TableFormat.Csv)]
    [InlineData("a.b.PARQUET", TableFormat.Parquet)]
    [InlineData("./x/a.JsonL", TableFormat.JsonLines)]
    [InlineData("a.ndjson", TableFormat.JsonLines)]
    [InlineData("a.XLSX", TableFormat.Excel)]
    [InlineData("a.arrow", TableFormat.Arrow)]
    [InlineData("a.feather", TableFormat.Arrow)]
    public void The_ending_says_the_format(string path, TableFormat format) => Assert.Equal(format, TableFormats.OfPath(path));

    [Theory]
    [InlineData("table")]
    [InlineData("table.")]
    [InlineData("table.xls")]
    [InlineData("csv")]
    public void Another_ending_is_an_error_that_names_the_formats(string path)
    {
        var fault = Assert.Throws<AtomscaleException>(() => TableFormats.OfPath(path));
        Assert.Equal(AtomscaleErrorKind.BadInput, fault.Kind);
        Assert.Contains(path, fault.Message);
        foreach (var name in Enum.GetNames(typeof(TableFormat))) Assert.Contains(name, fault.RecommendedAction);
    }

    [Theory]
    [InlineData(TableFormat.Csv, '"', false, false)]
    [InlineData(TableFormat.Csv, '\n', false, false)]
    [InlineData(TableFormat.Csv, '\uD800', false, false)]
    [InlineData(TableFormat.JsonLines, ';', false, false)]
    [InlineData(TableFormat.JsonLines, ',', true, false)]
    [InlineData(TableFormat.Parquet, ';', false, false)]
    [InlineData(TableFormat.Parquet, ',', false, true)]
    [InlineData(TableFormat.Excel, ';', false, false)]
    [InlineData(TableFormat.Excel, ',', false, true)]
    [InlineData(TableFormat.Arrow, ',', true, false)]
    [InlineData(TableFormat.Arrow, ',', false, true)]
    public void What_does_not_go_together_is_refused(TableFormat format, char delimiter, bool hasMark, bool append) =>
        Assert.Equal(AtomscaleErrorKind.BadInput, Assert.Throws<AtomscaleException>(() => TableFormats.Check(new TableOptions(format, delimiter, hasMark, append))).Kind);

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Arrow)]
    public void A_sheet_belongs_to_Excel(TableFormat format) =>
        Assert.Equal(AtomscaleErrorKind.BadInput, Assert.Throws<AtomscaleException>(() => TableFormats.Check(new TableOptions(format, sheetName: "x"))).Kind);

#if NETFRAMEWORK
    [Fact]
    public void Parquet_is_refused_where_its_library_does_not_run()
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"atomscale-tests-{Guid.NewGuid():N}.parquet");
        var fault = Assert.Throws<AtomscaleException>(() => TableFormats.Open(path, new TableOptions(TableFormat.Parquet)));
        Assert.Equal(AtomscaleErrorKind.NotSupportedOnThisEdition, fault.Kind);
        Assert.Contains("Csv", fault.RecommendedAction);
        Assert.False(System.IO.File.Exists(path));
    }
#endif
}
