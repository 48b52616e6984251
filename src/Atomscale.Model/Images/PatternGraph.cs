namespace Atomscale;

/// <summary>
/// The spots of a diffraction pattern and how they stand to each other. The object that the commands give also has <c>ToQuikGraph()</c>,
/// which copies it into a graph of the QuikGraph library.
/// </summary>
public abstract class PatternGraph
{
    /// <summary>Keeps the counts.</summary>
    protected PatternGraph(int nodeCount, int edgeCount)
    {
        NodeCount = nodeCount;
        EdgeCount = edgeCount;
    }

    /// <summary>The number of nodes.</summary>
    public int NodeCount { get; }

    /// <summary>The number of edges.</summary>
    public int EdgeCount { get; }

    /// <summary>The nodes, in the service's order.</summary>
    public abstract PatternNode[] GetNodes();

    /// <summary>The edges, in the service's order.</summary>
    public abstract PatternEdge[] GetEdges();

    /// <summary>The counts.</summary>
    public override string ToString() =>
        $"{NodeCount} {(NodeCount == 1 ? "node" : "nodes")}, {EdgeCount} {(EdgeCount == 1 ? "edge" : "edges")}";
}
