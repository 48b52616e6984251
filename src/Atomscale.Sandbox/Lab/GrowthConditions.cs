namespace Atomscale.Sandbox.Lab;

/// <summary>How a film is grown.</summary>
/// <param name="Temperature">Of the substrate, in °C.</param>
/// <param name="Rate">Monolayers a second.</param>
/// <param name="Pressure">Of the chamber while growing, in Torr.</param>
/// <param name="Source">What sets the rate.</param>
/// <param name="SourceTemperature">In °C; null when it has none, as a target of PLD.</param>
internal sealed record GrowthConditions(double Temperature, double Rate, double Pressure, string Source, double? SourceTemperature);
