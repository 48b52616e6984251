namespace Atomscale;

/// <summary>How two spots of a diffraction pattern stand to each other. What the service does not say is null.</summary>
public sealed class PatternEdge
{
    /// <summary>Makes the edge of its attributes in the service's names.</summary>
    /// <param name="startId">The key of the one node.</param>
    /// <param name="endId">The key of the other node.</param>
    /// <param name="attributes">The attributes, in the service's order.</param>
    public PatternEdge(long startId, long endId, PropertyBag attributes)
    {
        StartId = startId;
        EndId = endId;
        Attributes = attributes;
        Weight = PatternAttributes.Number(attributes, "weight");
        HorizontalWeight = PatternAttributes.Number(attributes, "horizontal_weight");
        VerticalWeight = PatternAttributes.Number(attributes, "vertical_weight");
        HorizontalOverlap = attributes["horizontal_overlap"] as bool?;
        AdditionalFields = PatternAttributes.Unknown(attributes, PatternAttributes.OfEdges);
    }

    /// <summary>The key of the one node.</summary>
    public long StartId { get; }

    /// <summary>The key of the other node.</summary>
    public long EndId { get; }

    /// <summary>The distance of the centroids in pixels.</summary>
    public double? Weight { get; }

    /// <summary>The distance of the centroids along the columns, in pixels.</summary>
    public double? HorizontalWeight { get; }

    /// <summary>The distance of the centroids along the rows, in pixels.</summary>
    public double? VerticalWeight { get; }

    /// <summary>Whether the left node's box reaches beyond the first column of the right one's.</summary>
    public bool? HorizontalOverlap { get; }

    /// <summary>The attributes that have no property here.</summary>
    public PropertyBag AdditionalFields { get; }

    /// <summary>All attributes, in the service's order and under its names.</summary>
    internal PropertyBag Attributes { get; }

    /// <summary>The two nodes.</summary>
    public override string ToString() => $"{StartId} to {EndId}";
}
