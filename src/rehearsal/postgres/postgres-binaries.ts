/** A set of programs that make and run servers. Only initdb and postgres are ever executed. */
export interface PostgresBinaries {
  readonly kind: 'system' | 'embedded'
  /** Folder of the programs. */
  readonly folder: string
  /** Major and minor number, such as `15.18`. */
  readonly version: string
  /** Tells two builds of one version apart. */
  readonly build: string
}
