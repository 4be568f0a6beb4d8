import type {Resource} from '../command.ts'

/** Labels, annotations and the name of a knative object. */
export interface Metadata extends Resource {
  readonly name?: string
  readonly namespace?: string
  readonly generation?: number
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}

/** A variable of a container: a text, or a reference to a secret's version. */
export interface Variable extends Resource {
  readonly name: string
  readonly value?: string
  readonly valueFrom?: {readonly secretKeyRef?: {readonly name: string; readonly key: string}}
}

/** A container; the first one of a template serves the requests. */
export interface Container extends Resource {
  readonly image: string
  readonly env?: readonly Variable[]
}

/** What a revision is made from. */
export interface Template extends Resource {
  readonly metadata?: Metadata
  readonly spec: {readonly containers: readonly Container[]}
}

/** A share of the requests. */
export interface Share extends Resource {
  readonly revisionName?: string
  readonly latestRevision?: boolean
  readonly percent?: number
}

/** One line of a service's state. */
export interface Condition {
  readonly type: string
  readonly status: string
  readonly message?: string
}

/** A Cloud Run service, as far as the stand-in reads it; everything else is sent back as it came. */
export interface RunService extends Resource {
  readonly metadata: Metadata
  readonly spec: {readonly template: Template; readonly traffic?: readonly Share[]}
  readonly status: {
    readonly url?: string
    readonly observedGeneration?: number
    readonly conditions?: readonly Condition[]
    readonly traffic?: readonly Share[]
    readonly latestCreatedRevisionName?: string
    readonly latestReadyRevisionName?: string
  }
}
