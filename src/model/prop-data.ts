import type {PlanTask} from './plan-task.ts'
import type {SlaMetric} from './sla-metric.ts'

/** A measured value as pages show it: never without where, when and on how much. */
export interface PropMeasured {
  readonly environment: string
  /** With its unit, ex: `310 ms`. */
  readonly value: string
  /** ISO day. */
  readonly date: string
  readonly sample: string
  readonly source: string
  /** Only a measurement in production meets or misses a target. */
  readonly verdict?: 'met' | 'missed'
}

/** A metric of the service level with its target and figures in words. */
export interface PropMetric extends Pick<SlaMetric, 'id' | 'name' | 'window' | 'formula' | 'source'> {
  readonly target: string
  readonly measured: readonly PropMeasured[]
}

/** A task of the plan with the day of the rehearsal of its step, where it has one. */
export interface PropTask extends PlanTask {
  /** ISO day; absent where the home is no step, or its present text never ran. */
  readonly rehearsed?: string
}

/** Text between backticks is code. */
export type PropCell = string | {readonly text: string; readonly to: string}

/** A table that pages show by its name. */
export interface PropTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly PropCell[])[]
  /** What stands there when there is no row. */
  readonly empty: string
}

/** One measured value in numbers, so that it can be drawn. */
export interface PropPoint {
  readonly environment: string
  /** ISO day. */
  readonly day: string
  /** The instant in UTC, where it is known: several drills of one day have an order. */
  readonly at?: string
  readonly value: number
  /** With its unit, ex: `310 ms`. */
  readonly text: string
}

/** What was measured of one metric over time, oldest first. */
export interface PropHistory {
  readonly id: string
  readonly name: string
  /** Present where there is an aim. */
  readonly limit?: {readonly value: number; readonly text: string}
  readonly points: readonly PropPoint[]
}

/** The downtime that may be used up, and how much was. */
export interface PropBudget {
  /** Percent of availability. */
  readonly level: number
  readonly days: number
  readonly allowedMs: number
  /** Absent while nobody has measured availability in production. */
  readonly spent?: {readonly ms: number; readonly day: string}
}
