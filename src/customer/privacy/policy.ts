/** What agents may see of a node, and do with it; from least to most strict. */
export type Privacy = 'visible' | 'control' | 'masked' | 'service';
