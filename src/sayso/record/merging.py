"""Which actors of different documents are one: decided by name, side and role, in a visible order of rules.

A false merge is worse than a split: a rule joins two actors only where nothing else in the whole set could be meant.
Unnamed sources and crowds are never joined across documents. The outcome depends on the set of actors alone,
and on what people decided about them.
"""

from collections.abc import Callable, Sequence

from sayso.record import bodies, departments, persons
from sayso.record.clusters import Clusters, Node, nodes_of
from sayso.record.evidence import Source
from sayso.record.identities import NOBODY_SAID, Identities, decided

RULES: tuple[Callable[[Clusters], None], ...] = (
    bodies.join_states_and_groups,
    bodies.join_states_by_alias,
    bodies.join_abbreviations,
    bodies.join_short_names,
    bodies.join_cut_names,
    bodies.join_institutions,
    bodies.join_offices_of_one_state,
    departments.join_departments,
    bodies.join_bodies_of_one_side,
    bodies.join_common_names,
    bodies.join_abbreviations,  # again, now that institutions of one name are one
    persons.join_persons,
    persons.join_last_names,
)


def merge(sources: Sequence[Source], said: Identities = NOBODY_SAID) -> list[list[Node]]:
    """The actors of all documents, those that are one together; sets and their members in canonical order.

    What people `said` about who is who counts over the rules.
    """
    nodes = nodes_of(sources)
    clusters = Clusters({key: nodes[key] for key in sorted(nodes)})
    for rule in RULES:
        rule(clusters)
    sets = list(clusters.sets(clusters.nodes.values()).values())
    return decided(sets, said) if said != NOBODY_SAID else sets
