import { performance } from 'node:perf_hooks';
import { Counter, Gauge, Histogram, Registry, type OpenMetricsContentType } from 'prom-client';

export type PoolCounts = { total: number; idle: number; waiting: number };

export type Metrics = {
  /** One answered request; `route` is the pattern of the route table, never a URL. */
  countRequest(route: string, method: string, status: number, seconds: number): void;
  countJob(job: string, outcome: 'done' | 'failed' | 'dead', seconds: number): void;
  countMail(outcome: 'sent' | 'deferred' | 'refused'): void;
  /** Shows a connection pool's counts, read whenever somebody asks. */
  watchPool(pool: string, read: () => PoolCounts): void;
  exposition(): Promise<{ body: string; content_type: string }>;
};

const request_buckets = [0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.125, 0.25, 0.5, 1, 2.5, 10];
const job_buckets = [0.01, 0.05, 0.25, 1, 5, 30, 120];

// prom-client's own defaults keep an event-loop timer and a collector of garbage collections running; these cost
// nothing until they are asked for
function watchProcess(registers: [Registry<OpenMetricsContentType>]): void {
  const started = Date.now() / 1000 - process.uptime();
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  gauge('process_resident_memory_bytes', 'Memory of this process in RAM', () => process.memoryUsage.rss());
  gauge('process_start_time_seconds', 'When this process started, since 1970', () => started);
  gauge('nodejs_heap_used_bytes', 'Used part of the JavaScript heap', () => process.memoryUsage().heapUsed);
  gauge('nodejs_eventloop_utilization', 'Busy share of the event loop since the start', () => {
    return performance.eventLoopUtilization().utilization;
  });
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'User and system CPU time of this process',
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) / 1e6);
    },
  });
}

/** The measurements of one process in a registry of their own, told in OpenMetrics 1.0. */
export function newMetrics(): Metrics {
  const registry = new Registry<OpenMetricsContentType>();
  registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  const registers: [Registry<OpenMetricsContentType>] = [registry];
  watchProcess(registers);
  const requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['route', 'method', 'status'],
    buckets: request_buckets,
    registers,
  });
  const jobs = new Counter({ name: 'jobs_total', help: 'Jobs run', labelNames: ['job', 'outcome'], registers });
  const job_times = new Histogram({
    name: 'job_duration_seconds',
    help: 'Time a job ran',
    labelNames: ['job'],
    buckets: job_buckets,
    registers,
  });
  const mails = new Counter({ name: 'mails_total', help: 'Mails handed over', labelNames: ['outcome'], registers });
  const pools = new Map<string, () => PoolCounts>();
  new Gauge({
    name: 'database_pool_connections',
    help: 'Connections of a pool, and those waiting for one',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const [pool, read] of pools) {
        const counts = read();
        for (const state of ['total', 'idle', 'waiting'] as const) this.set({ pool, state }, counts[state]);
      }
    },
  });
  return {
    countRequest: (route, method, status, seconds) => requests.observe({ route, method, status }, seconds),
    countJob(job, outcome, seconds) {
      jobs.inc({ job, outcome });
      job_times.observe({ job }, seconds);
    },
    countMail: (outcome) => mails.inc({ outcome }),
    watchPool: (pool, read) => void pools.set(pool, read),
    exposition: async () => ({ body: await registry.metrics(), content_type: registry.contentType }),
  };
}
