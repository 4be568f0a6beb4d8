/** The hidden argument with which the CLI ends what another one left behind; run, grace and sessions follow it. */
export const endOrphansOption = '--end-orphans'
