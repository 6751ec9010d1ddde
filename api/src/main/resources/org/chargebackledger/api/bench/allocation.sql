-- The synthetic month's policy as one statement: scan, attribution, node split, pools.
-- Division is binary floating point here, exact to some ten decimals.
WITH register AS (
    SELECT code, unnest(aliases) AS team
    FROM read_json('${costCenters}', columns = {code: 'VARCHAR', aliases: 'VARCHAR[]'})
),
bill AS (
    SELECT CAST(ChargePeriodStart AS DATE) AS day, ChargeCategory AS category,
        ServiceName AS service, CommitmentDiscountStatus AS status, ResourceId AS resource,
        Tags AS tags, sum(CAST(EffectiveCost AS DECIMAL(38, 10))) AS cost
    FROM ${bill}
    GROUP BY ALL
),
lines AS (
    SELECT bill.day, bill.resource, bill.cost, CASE
        WHEN category = 'Tax' THEN 'pool tax'
        WHEN service = 'Support' THEN 'pool support'
        WHEN status = 'Unused' THEN 'pool unused'
        WHEN resource LIKE 'i-00001%' OR resource LIKE 'i-00002%' OR resource LIKE 'i-00003%'
            THEN 'nodes'
        WHEN register.code IS NOT NULL THEN register.code
        WHEN category = 'Purchase' THEN 'pool unused'
        ELSE 'CC-UNATTRIBUTED' END AS place
    FROM bill LEFT JOIN register ON register.team = json_extract_string(bill.tags, '$.team')
),
machines AS (
    SELECT node.cluster, node.node, lines.day, sum(lines.cost) AS cost,
        any_value(CAST(node.cpu_cores AS DOUBLE)) AS cores,
        any_value(CAST(node.ram_gib AS DOUBLE)) AS gib
    FROM lines JOIN read_csv('${nodes}', all_varchar = true) AS node
        ON lines.place = 'nodes' AND node.resource_id = lines.resource
        AND CAST(node.interval_start AS DATE) = lines.day
    GROUP BY ALL
),
use AS (
    SELECT cluster, node, namespace, CAST(interval_start AS DATE) AS day,
        sum(0.7 * CAST(cpu_request_core_hours AS DOUBLE)
            + 0.3 * CAST(cpu_used_core_hours AS DOUBLE)) AS cpu,
        sum(0.7 * CAST(ram_request_gib_hours AS DOUBLE)
            + 0.3 * CAST(ram_used_gib_hours AS DOUBLE)) AS ram
    FROM read_csv('${usage}', all_varchar = true)
    GROUP BY ALL
),
based AS (
    SELECT *, cost * 9 * cores / (9 * cores + gib)
            / greatest(cores * 24, sum(cpu) OVER machine) AS per_core_hour,
        cost * gib / (9 * cores + gib)
            / greatest(gib * 24, sum(ram) OVER machine) AS per_gib_hour
    FROM machines JOIN use USING (cluster, node, day)
    WINDOW machine AS (PARTITION BY cluster, node, day)
),
owners AS (
    SELECT label.cluster, label.namespace, CASE
        WHEN namespace IN ('kube-system', 'monitoring', 'argocd') THEN 'pool platform'
        WHEN namespace = 'ingress-nginx' THEN 'pool ingress'
        ELSE coalesce(register.code, 'CC-UNATTRIBUTED') END AS place
    FROM read_csv('${labels}', all_varchar = true) AS label
        LEFT JOIN register ON register.team = json_extract_string(label.labels, '$.team')
),
used AS (
    SELECT owners.place, sum(based.cpu * per_core_hour + based.ram * per_gib_hour) AS cost
    FROM based JOIN owners USING (cluster, namespace)
    GROUP BY ALL
),
placed AS (
    SELECT place, sum(CAST(cost AS DOUBLE)) AS cost FROM (
        SELECT place, cost FROM lines WHERE place <> 'nodes'
        UNION ALL SELECT place, cost FROM used
        UNION ALL SELECT 'pool idle', (SELECT sum(cost) FROM machines)
            - (SELECT sum(cost) FROM used))
    GROUP BY ALL
),
direct AS (
    SELECT place AS code, greatest(cost, 0) / sum(greatest(cost, 0)) OVER () AS share
    FROM placed WHERE place NOT LIKE 'pool %' AND place <> 'CC-UNATTRIBUTED'
),
requests AS (
    SELECT owners.place AS code,
        sum(CAST(value AS DOUBLE)) / sum(sum(CAST(value AS DOUBLE))) OVER () AS share
    FROM read_csv('${metrics}', all_varchar = true) AS metric
        JOIN owners ON owners.cluster = metric.cluster AND owners.namespace = metric.namespace
    WHERE owners.place NOT LIKE 'pool %' AND owners.place <> 'CC-UNATTRIBUTED'
    GROUP BY ALL
),
even AS (
    SELECT code, 1 / count(*) OVER () AS share FROM register
),
distributed AS (
    SELECT direct.code, direct.share * placed.cost AS cost FROM placed, direct
        WHERE placed.place IN ('pool platform', 'pool idle', 'pool unused', 'pool tax')
    UNION ALL SELECT requests.code, requests.share * placed.cost FROM placed, requests
        WHERE placed.place = 'pool ingress'
    UNION ALL SELECT even.code, even.share * placed.cost FROM placed, even
        WHERE placed.place = 'pool support'
)
SELECT code, sum(cost) AS cost FROM (
    SELECT place AS code, cost FROM placed WHERE place NOT LIKE 'pool %'
    UNION ALL SELECT code, cost FROM distributed)
GROUP BY code ORDER BY code
