/** Width that the chart of a comparison will about have, in pixels; decides how many ticks its axis has. */
export const CHART_PX = 480;

/** Positions are percent of the chart; bars closer than a pixel or two are one. */
export const CHART_BOX = { width: 100, minGap: 0.3 };
