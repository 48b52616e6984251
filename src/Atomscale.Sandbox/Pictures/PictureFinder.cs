using System.Collections.Generic;
using System.Linq;
using Atomscale.Sandbox.Lab;
using Atomscale.Sandbox.Series;

namespace Atomscale.Sandbox.Pictures;

/// <summary>Finds pictures by the ids of RHEED images and of snapshots. A snapshot's id holds its video and its number.</summary>
internal sealed class PictureFinder
{
    private const int MostSnapshots = 8;

    private readonly Register _register;
    private readonly PlacedIds _ids;

    public PictureFinder(Register register)
    {
        _register = register;
        _ids = register.Lab.NewIds("snapshot");
    }

    public Picture? Find(string id)
    {
        if (_register.Find(id) is { } entry)
            return entry is { DataType: DataTypes.RheedImage, Status: Statuses.Success } ? new Picture(entry, entry.Id) : null;
        if (_ids.PlaceOf(id) is not { } place || _register.EntryAt((int)(place / MostSnapshots)) is not { } video)
            return null;
        return Snapshots(video).FirstOrDefault(snapshot => snapshot.Number == place % MostSnapshots);
    }

    /// <summary>The snapshots of a video; none as long as it is not analysed.</summary>
    public IEnumerable<Picture> Snapshots(Entry video)
    {
        var hasSome = video.Status == Statuses.Success && (DataTypes.IsRheedVideo(video.DataType) || video.DataType == DataTypes.Optical);
        return Enumerable.Range(0, hasSome ? Count(video) : 0)
            .Select(number => new Picture(video, _ids.At((uint)((video.Index * MostSnapshots) + number)).ToString(), number));
    }

    /// <summary>When a snapshot was taken, in seconds from the start of its video.</summary>
    public double SecondsOf(Picture snapshot)
    {
        var draw = _register.Lab.Draw("result", snapshot.Entry.Index);
        var run = snapshot.IsRheed ? GrowthRun.Filmed(snapshot.Entry, draw) : GrowthRun.Logged(snapshot.Entry, draw);
        return run.Duration * ShareOf(snapshot);
    }

    /// <summary>The picture's pattern of diffraction, drawn.</summary>
    public RheedFrame Draw(Picture picture)
    {
        var lab = _register.Lab;
        var wear = picture.Number is null ? 0 : ShareOf(picture);
        var pattern = DiffractionPattern.Of(picture.Entry, lab.Draw("pattern", picture.Entry.Index), wear);
        return new RheedFrame(pattern, lab.Draw("noise", NoiseOf(picture)));
    }

    /// <summary>The bytes of its processed picture.</summary>
    public byte[] Encode(Picture picture)
    {
        if (!picture.IsRheed)
            return ViewportFrame.Encode(picture.Entry, _register.Lab.Draw("noise", NoiseOf(picture)), ShareOf(picture));
        var frame = Draw(picture);
        var (width, height) = (frame.Pattern.Width, frame.Pattern.Height);
        // Older cameras are gray; newer pictures look like the phosphor.
        return picture.Entry.IsOlder ? Png.EncodeGray(frame.Gray, width, height) : Png.EncodeRgb(frame.Phosphor(), width, height);
    }

    private static int Count(Entry video) => 3 + (video.Rank % 4);

    private static double ShareOf(Picture snapshot) => (snapshot.Number!.Value + 0.5) / Count(snapshot.Entry);

    private static long NoiseOf(Picture picture) => ((long)picture.Entry.Index * MostSnapshots) + (picture.Number + 1 ?? 0);
}
