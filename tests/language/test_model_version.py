import pytest

from sayso.errors import ModelError
from sayso.language import Pipeline, load_pipeline, model_version


def test_a_version_that_is_told_without_loading_is_that_of_the_loaded_model(pipeline: Pipeline) -> None:
    assert model_version() == pipeline.version
    parser, tagger = pipeline.version.split(", ")
    assert parser.endswith(f" {pipeline.parser.nlp.meta['version']}")
    assert tagger.startswith("sayso-en ")


@pytest.mark.parametrize("model", ["no_such_model", "json", "", "a.b", "../model", "7"])
def test_what_is_no_model_is_refused_with_what_to_do(model: str) -> None:
    for ask in (model_version, load_pipeline):
        with pytest.raises(ModelError, match=r"name another one|name one that is"):
            ask(model)
